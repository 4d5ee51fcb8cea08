package com.vomeet.manager.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.args.Rawable;
import redis.clients.jedis.exceptions.JedisDataException;

/** Points around each command that is not known to read only, in pipelines too. */
public final class RedisPoints {
    private static final Set<String> READS = Set.of(
            "ping",
            "auth",
            "hello",
            "client",
            "select",
            "info",
            "get",
            "exists",
            "xlen",
            "xpending",
            "xinfo",
            "xrange",
            "xread",
            "subscribe",
            "unsubscribe",
            "psubscribe",
            "punsubscribe");

    /** Asked all the time; only when it brings something is anything changed. */
    private static final String POLL = "redis xreadgroup ";

    /** How many arguments say what is written to, where it is not the first alone. */
    private static final Map<String, Integer> PLACES = Map.of("xgroup", 2, "xreadgroup", 2);

    /** What follows the name of a kind of channels or keys is a meeting's or a connection's own. */
    private static final Pattern OWN = Pattern.compile("[:\\d].*");

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

    /** The stream, the group or the kind of channel, so that the same command at two places has points of its own at each. */
    private static String where(CommandArguments arguments) {
        var places = PLACES.getOrDefault(word(arguments.getCommand()), 1);
        return StreamSupport.stream(arguments.spliterator(), false)
                .skip(1)
                .limit(places)
                .map(argument -> OWN.matcher(word(argument)).replaceFirst(""))
                .collect(Collectors.joining(" "));
    }

    private static String word(Rawable argument) {
        return new String(argument.getRaw(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    private static boolean isPoll(String write) {
        return write.startsWith(POLL);
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
            var name = word(arguments.getCommand());
            if (!READS.contains(name)) {
                var write = "redis " + name + " " + where(arguments);
                sent = write;
                if (!isPoll(write)) {
                    points.before(write);
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
            if (write != null && (answer != null || !isPoll(write))) {
                points.after(write);
            }
        }
    }
}
