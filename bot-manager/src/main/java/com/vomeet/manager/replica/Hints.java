package com.vomeet.manager.replica;

import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.MeetingListener;
import com.vomeet.manager.store.Redis;
import com.vomeet.manager.store.Running;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells the other replicas which meeting has changed, and hears it from them, so that a bot that was asked for here is started there at
 * once. All of it may be lost: rows say the same, and whoever needs them looks at them from time to time anyway.
 */
public final class Hints implements MeetingListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final String CHANNEL = "vomeet:meetings";
    private static final int WAITING = 10_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Below the time after which a silent connection is given up ({@link com.vomeet.manager.store.Redis}). */
    private static final Duration PING = Duration.ofSeconds(3);

    private final Redis redis;
    private final String own = UUID.randomUUID().toString();
    private final BlockingQueue<MeetingId> toTell = new ArrayBlockingQueue<>(WAITING);
    private final List<Consumer<MeetingId>> hearers = new CopyOnWriteArrayList<>();
    private final Running running = new Running();
    private volatile @Nullable Ear ear;
    private boolean deaf;
    private final Thread mouth = Thread.ofVirtual().name("hints-out").unstarted(this::tell);
    private final Thread listener = Thread.ofVirtual().name("hints-in").unstarted(this::listen);

    private Hints(Redis redis) {
        this.redis = redis;
    }

    /** @param redis may be away now and later */
    public static Hints start(Redis redis) {
        var hints = new Hints(redis);
        hints.mouth.start();
        hints.listener.start();
        return hints;
    }

    /** @param hearer is told of meetings that another replica has changed; must not block */
    public void onHint(Consumer<MeetingId> hearer) {
        hearers.add(hearer);
    }

    @Override
    public void statusChanged(Meeting meeting) {
        offer(meeting.id());
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        offer(meeting.id());
    }

    @Override
    public void erased(Meeting meeting) {
        offer(meeting.id());
    }

    private void offer(MeetingId id) {
        if (!toTell.offer(id)) {
            LOG.debug("{} hints wait for Redis; that of meeting {} is dropped", WAITING, id);
        }
    }

    private void tell() {
        try {
            for (var lastPing = System.nanoTime(); ; ) {
                var id = toTell.poll(PING.toMillis(), TimeUnit.MILLISECONDS);
                if (id != null) {
                    publish(id);
                }
                if (System.nanoTime() - lastPing > PING.toNanos()) {
                    keepAwake();
                    lastPing = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(MeetingId id) {
        try {
            redis.client().publish(CHANNEL, own + " " + id.value());
        } catch (JedisException e) {
            LOG.debug("the other replicas could not be told of meeting {}: {}", id, e.getMessage());
        }
    }

    /** A connection on which nothing comes is given up; the answer to this is something. */
    private void keepAwake() {
        var now = ear;
        if (now != null) {
            now.keepAwake();
        }
    }

    /** Each time by a connection of its own: one of the pool would go back there with answers that nobody has read. */
    private void listen() {
        while (running.isOn()) {
            try (var connection = redis.connection()) {
                var now = new Ear();
                ear = now;
                now.proceed(connection, CHANNEL);
            } catch (JedisException e) {
                lost(e);
            } finally {
                ear = null;
            }
            running.pause(AFTER_FAILURE);
        }
    }

    /** Said once, until they are heard again. */
    private void lost(JedisException why) {
        if (!deaf && running.isOn()) {
            LOG.warn("the other replicas are not heard, trying again: {}", why.getMessage());
        }
        deaf = true;
    }

    private final class Ear extends JedisPubSub {
        /** Before, a ping would be answered as one who is not subscribed. */
        private volatile boolean hears;

        @Override
        public void onSubscribe(String channel, int channels) {
            hears = true;
            deaf = false;
        }

        private void keepAwake() {
            try {
                if (hears) {
                    ping();
                }
            } catch (JedisException e) {
                LOG.debug("no ping: {}", e.getMessage());
            }
        }

        @Override
        public void onMessage(String channel, String message) {
            var parts = message.split(" ", 2);
            if (parts.length == 2 && !parts[0].equals(own) && parts[1].matches("\\d{1,18}")) {
                var id = new MeetingId(Long.parseLong(parts[1]));
                hearers.forEach(hearer -> hearer.accept(id));
            }
        }
    }

    @Override
    public void close() {
        running.end();
        mouth.interrupt();
        var now = ear;
        try {
            if (now != null) {
                now.unsubscribe();
            }
        } catch (JedisException e) {
            LOG.debug("Redis is away at the end");
        }
        listener.interrupt();
    }
}
