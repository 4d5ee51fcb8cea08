package com.vomeet.manager.transcript;

import com.vomeet.manager.store.Redis;
import com.vomeet.manager.store.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Carries live frames between replicas by Redis: each hears the meetings that somebody looks at through it. What is lost on the way
 * costs time and nothing else, since {@link Transcripts} compares with the database; so nobody waits here and a full queue drops.
 */
final class LiveBus implements LiveLink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBus.class);
    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Redis redis;
    private final LiveTranscripts live;
    private final BlockingQueue<LiveMessage> outgoing = new ArrayBlockingQueue<>(WAITING);
    private final BlockingQueue<Boolean> changed = new ArrayBlockingQueue<>(1);
    private final Running running = new Running();
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable LiveEar ear;

    private LiveBus(Redis redis, LiveTranscripts live) {
        this.redis = redis;
        this.live = live;
    }

    static LiveBus start(Redis redis, LiveTranscripts live) {
        var bus = new LiveBus(redis, live);
        bus.threads.add(Thread.ofVirtual().name("live-bus-out").start(bus::send));
        bus.threads.add(Thread.ofVirtual().name("live-bus-in").start(bus::listen));
        bus.threads.add(Thread.ofVirtual().name("live-bus-wishes").start(bus::wish));
        return bus;
    }

    @Override
    public void tell(LiveMessage message) {
        if (!outgoing.offer(message)) {
            LOG.debug("{} live messages wait for Redis; one is dropped", WAITING);
        }
    }

    @Override
    public void audienceChanged() {
        var _ = changed.offer(true);
    }

    private void send() {
        var failing = false;
        try {
            while (true) {
                var messages = new ArrayList<LiveMessage>();
                messages.add(outgoing.take());
                outgoing.drainTo(messages, AT_ONCE - 1);
                try {
                    publish(heard(messages));
                    failing = false;
                } catch (JedisException e) {
                    if (!failing) {
                        LOG.warn("live text cannot be told to other replicas: {}", e.getMessage());
                    }
                    failing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(List<LiveMessage> messages) {
        if (!messages.isEmpty()) {
            try (var pipeline = redis.client().pipelined()) {
                messages.forEach(message -> pipeline.publish(message.channel(), message.text()));
                pipeline.sync();
            }
        }
    }

    /**
     * Those that somebody is subscribed to: of most meetings nobody is looking at the text, and it need not even be written. Who
     * subscribes after this looks into the database then, where it is.
     */
    private List<LiveMessage> heard(List<LiveMessage> messages) {
        var channels = messages.stream().map(LiveMessage::channel).distinct().toList();
        var question = new CommandArguments(Protocol.Command.PUBSUB).add("NUMSUB");
        channels.forEach(question::add);
        // Each channel with its number.
        var answer = (List<?>) redis.client().executeCommand(question);
        var silent = new HashSet<String>();
        for (var i = 0; i < channels.size(); i++) {
            if (Long.valueOf(0).equals(answer.get(2 * i + 1))) {
                silent.add(channels.get(i));
            }
        }
        return messages.stream()
                .filter(message -> !silent.contains(message.channel()))
                .toList();
    }

    private void listen() {
        var failing = false;
        while (running.isOn()) {
            try (var connection = redis.connection()) {
                failing = false;
                listen(connection);
            } catch (JedisException e) {
                if (!failing && running.isOn()) {
                    LOG.warn("live text of other replicas is not heard, trying again: {}", e.getMessage());
                }
                failing = true;
            }
            running.pause(TICK);
        }
    }

    private void listen(Connection connection) {
        var hearing = new LiveEar(connection, live, this::audienceChanged);
        ear = hearing;
        try {
            if (running.isOn()) {
                hearing.proceed(connection, LiveMessage.ALL);
            }
        } finally {
            ear = null;
        }
    }

    /** Keeps what is subscribed like what is looked at. The only thread that writes to the subscribed connection. */
    private void wish() {
        @Nullable LiveEar known = null;
        var asked = new HashSet<Long>();
        try {
            while (true) {
                var _ = changed.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                var now = ear;
                if (now != known) {
                    asked.clear();
                    known = now;
                }
                if (now != null && now.ready()) {
                    wish(now, asked, live.audience());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void wish(LiveEar ear, Set<Long> asked, Set<Long> wanted) {
        var more = wanted.stream().filter(id -> !asked.contains(id)).toList();
        var less = asked.stream().filter(id -> !wanted.contains(id)).toList();
        try {
            if (!more.isEmpty()) {
                ear.subscribe(channels(more));
                asked.addAll(more);
            }
            if (!less.isEmpty()) {
                ear.unsubscribe(channels(less));
                less.forEach(asked::remove);
            }
            ear.keepAlive();
        } catch (JedisException | IOException e) {
            LOG.debug("the subscription is lost: {}", e.getMessage());
        }
    }

    private static String[] channels(List<Long> meetings) {
        return meetings.stream().map(LiveMessage::channel).toArray(String[]::new);
    }

    @Override
    public void close() {
        running.end();
        var hearing = ear;
        if (hearing != null) {
            hearing.cut();
        }
        threads.forEach(Thread::interrupt);
    }
}
