package com.vomeet.manager.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisDataException;

/** Points around each command that is not known to read only, in pipelines too. */
public final class RedisPoints {
    private static final Set<String> READS = Set.of(
            "PING",
            "AUTH",
            "HELLO",
            "CLIENT",
            "SELECT",
            "INFO",
            "GET",
            "EXISTS",
            "XLEN",
            "XPENDING",
            "XINFO",
            "XRANGE",
            "XREAD",
            "SUBSCRIBE",
            "UNSUBSCRIBE",
            "PSUBSCRIBE",
            "PUNSUBSCRIBE");

    /** Asked all the time; only when it brings something is anything changed. */
    private static final String POLL = "redis xreadgroup";

    private RedisPoints() {}

    public static ConnectionFactory connections(HostAndPort address, JedisClientConfig config, Failpoints points) {
        var connections = new Connection.Builder() {
            @Override
            protected Connection createConnection() {
                return new Watched(this, points);
            }
        };
        connections
                .socketFactory(new DefaultJedisSocketFactory(address, config))
                .clientConfig(config);
        return ConnectionFactory.builder()
                .hostAndPort(address)
                .clientConfig(config)
                .connectionBuilder(connections)
                .build();
    }

    private static final class Watched extends Connection {
        private final Failpoints points;
        private @Nullable String sent;

        private Watched(Connection.Builder builder, Failpoints points) {
            super(builder);
            this.points = points;
        }

        @Override
        public void sendCommand(CommandArguments arguments) {
            var name = new String(arguments.getCommand().getRaw(), StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
            if (!READS.contains(name)) {
                sent = "redis " + name.toLowerCase(Locale.ROOT);
                if (!sent.equals(POLL)) {
                    points.before(sent);
                }
            }
            super.sendCommand(arguments);
        }

        @Override
        public Object getOne() {
            try {
                var answer = super.getOne();
                answered(answer);
                return answer;
            } catch (JedisDataException e) {
                // A refusal is an answer, as when a group is there already.
                answered(e);
                throw e;
            }
        }

        @Override
        public List<Object> getMany(int count) {
            var answers = super.getMany(count);
            answered(answers);
            return answers;
        }

        private void answered(@Nullable Object answer) {
            var write = sent;
            sent = null;
            if (write != null && (answer != null || !write.equals(POLL))) {
                points.after(write);
            }
        }
    }
}
