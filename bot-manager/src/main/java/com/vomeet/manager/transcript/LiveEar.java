package com.vomeet.manager.transcript;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;

/** One subscribed connection: hears on the thread that reads it; one other thread may write. */
final class LiveEar extends JedisPubSub {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEar.class);
    private static final long PING_AFTER_NANOS = 5_000_000_000L;

    private final Connection connection;
    private final LiveTranscripts live;
    private final Runnable ready;
    private volatile boolean subscribed;
    private volatile long heard = System.nanoTime();
    private long pinged = heard;

    LiveEar(Connection connection, LiveTranscripts live, Runnable ready) {
        this.connection = connection;
        this.live = live;
        this.ready = ready;
    }

    /** Whether other threads may subscribe now. */
    boolean ready() {
        return subscribed;
    }

    @Override
    public void onSubscribe(String channel, int subscribedChannels) {
        heard = System.nanoTime();
        if (channel.equals(LiveMessage.ALL)) {
            subscribed = true;
            ready.run();
        } else {
            // Whatever was told before this moment was not heard.
            live.check(Long.parseLong(channel.substring(LiveMessage.PREFIX.length())));
        }
    }

    @Override
    public void onMessage(String channel, String message) {
        heard = System.nanoTime();
        LiveMessage.read(channel, message).ifPresent(live::heard);
    }

    @Override
    public void onPong(String pattern) {
        heard = System.nanoTime();
    }

    /** A connection whose other end has vanished says nothing: it is asked, and cut when it does not answer. */
    void keepAlive() throws IOException {
        var now = System.nanoTime();
        if (now - pinged > PING_AFTER_NANOS) {
            if (heard - pinged < 0 && now - heard > 2 * PING_AFTER_NANOS) {
                LOG.warn("Redis does not answer on the subscribed connection: it is cut");
                connection.forceDisconnect();
                return;
            }
            pinged = now;
            ping();
        }
    }

    void cut() {
        try {
            connection.forceDisconnect();
        } catch (IOException e) {
            LOG.debug("the subscribed connection could not be cut: {}", e.getMessage());
        }
    }
}
