package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.JedisPubSub;

final class SubscriptionIT {
    private static final int PINGS = 5_000;

    @TempDir
    Path folder;

    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(PINGS);
    private final AtomicInteger heard = new AtomicInteger();

    /** The one who pings is never the one who reads. */
    @Test
    void aSubscriptionOutlivesEachPing() throws InterruptedException {
        try (var server = RedisServer.start(folder);
                var redis = Redis.open(Secret.of(server.url().toString()));
                var connection = redis.connection()) {
            var ear = new Ear();
            var reader = Thread.ofVirtual().start(() -> ear.proceed(connection, "somewhere"));
            assertThat(subscribed.await(30, TimeUnit.SECONDS)).isTrue();
            for (var i = 0; i < PINGS; i++) {
                ear.ping();
            }
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
            redis.client().publish("somewhere", "after all");
            ear.unsubscribe();
            reader.join();
        }
        assertThat(heard).hasValue(1);
    }

    private final class Ear extends JedisPubSub {
        @Override
        public void onSubscribe(String channel, int channels) {
            subscribed.countDown();
        }

        @Override
        public void onPong(String pattern) {
            answered.countDown();
        }

        @Override
        public void onMessage(String channel, String message) {
            heard.incrementAndGet();
        }
    }
}
