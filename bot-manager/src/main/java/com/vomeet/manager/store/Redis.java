package com.vomeet.manager.store;

import com.vomeet.contract.Secret;
import com.vomeet.manager.fail.Failpoints;
import com.vomeet.manager.fail.RedisPoints;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.util.JedisURIHelper;

/** The connections to Redis, which is a bus: what is lost with it is repeated from the database. */
public final class Redis implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int BLOCKING_MILLIS = 10_000;
    private static final int CONNECTIONS = 16;

    private final HostAndPort address;
    private final JedisClientConfig subscriber;
    private final RedisClient client;

    private Redis(URI uri, Failpoints points) {
        this.address = new HostAndPort(uri.getHost(), uri.getPort() < 0 ? 6379 : uri.getPort());
        // A ping on a subscription is answered by a message there. With RESP3 Jedis takes it for another command's
        // answer, which it may read before it knows that there is one, and then gives the subscription up.
        this.subscriber = config(uri).protocol(RedisProtocol.RESP2).build();
        this.client = client(address, config(uri).build(), points);
    }

    /** Connects when it is used first: Redis may be away now and later, and nobody waits for it here. */
    public static Redis open(Secret url) {
        return open(url, Failpoints.none());
    }

    /** @param points where a test lets the program end */
    public static Redis open(Secret url, Failpoints points) {
        return new Redis(URI.create(url.reveal()), points);
    }

    @SuppressWarnings("deprecation") // what replaces ssl() needs annotations that Jedis does not bring
    private static DefaultJedisClientConfig.Builder config(URI uri) {
        return DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .timeoutMillis(TIMEOUT_MILLIS)
                // Longer than any XREADGROUP BLOCK of ours; without an end a host that vanished would be waited for for
                // ever.
                .blockingSocketTimeoutMillis(BLOCKING_MILLIS)
                .clientName("vomeet-manager")
                .ssl("rediss".equals(uri.getScheme()));
    }

    private static RedisClient client(HostAndPort address, JedisClientConfig config, Failpoints points) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(config.getSocketTimeoutMillis()));
        var client =
                RedisClient.builder().hostAndPort(address).clientConfig(config).poolConfig(pool);
        if (points.isOn()) {
            client.connectionProvider(
                    new PooledConnectionProvider(RedisPoints.connections(address, config, points), pool));
        }
        return client.build();
    }

    /** A connection outside of the pool, for a subscription; its owner closes it. Throws {@link JedisException} while Redis is away. */
    public Connection connection() {
        var connection = new Connection(address, subscriber);
        connection.connect();
        return connection;
    }

    /** For what this class does not wrap: streams, subscriptions. Throws {@link JedisException} while Redis is away. */
    public RedisClient client() {
        return client;
    }

    /** Whether it answers now; throws {@link JedisException} otherwise. */
    public void ping() {
        client.ping();
    }

    @Override
    public void close() {
        client.close();
    }
}
