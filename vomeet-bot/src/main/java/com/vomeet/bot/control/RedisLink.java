package com.vomeet.bot.control;

import com.vomeet.contract.Secret;
import java.net.URI;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Opens connections to the Redis that the configuration names. Plain connections instead of Jedis' clients: two commands are needed,
 * and a bot's memory is counted.
 */
public record RedisLink(Secret url) {
    private static final int CONNECT_MILLIS = 3_000;

    /**
     * @param answerMillis how long an answer may take; 0: for ever (for subscriptions)
     * @throws redis.clients.jedis.exceptions.JedisException when Redis is not there or does not let the bot in
     */
    public Connection open(int answerMillis) {
        var uri = URI.create(url.reveal());
        var config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(answerMillis)
                .resp2()
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .sslOptions(JedisURIHelper.isRedisSSLScheme(uri) ? SslOptions.defaults() : null)
                .database(JedisURIHelper.getDBIndex(uri))
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .build();
        var connection = new Connection(JedisURIHelper.getHostAndPort(uri), config);
        connection.connect();
        return connection;
    }
}
