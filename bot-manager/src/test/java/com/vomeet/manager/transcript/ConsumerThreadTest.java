package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ConsumerThreadTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** One whose thread has only the pause between two failures to end by. */
    private static ConsumerSettings pausing(Duration retry) {
        return new ConsumerSettings(
                "stream", "group", "consumer", 1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 1, retry);
    }

    private final class Pausing {
        private final ConsumerThread thread = new ConsumerThread("nothing", this::run, pausing(Duration.ofHours(1)));

        private void run() {
            begun.countDown();
            while (thread.isOpen()) {
                thread.pause(1);
            }
            ended.countDown();
        }
    }

    @Test
    void closingEndsAPauseAndWaitsForTheThread() throws Exception {
        var pausing = new Pausing();
        pausing.thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pausing.thread.isOpen()).isTrue();
        pausing.thread.close();
        assertThat(pausing.thread.isOpen()).isFalse();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void whoIsInterruptedWhilePausingIsClosed() {
        var thread = new ConsumerThread("nothing", () -> {}, pausing(Duration.ofHours(1)));
        Thread.currentThread().interrupt();
        thread.pause(1);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thread.isOpen()).isFalse();
    }

    @Test
    @Timeout(30)
    void nothingIsWaitedForWhenTheTimeIsOver() {
        var thread = new ConsumerThread("nothing", () -> {}, pausing(Duration.ofHours(1)));
        thread.pause(Duration.ofMillis(-5));
        thread.pause(Duration.ZERO);
        assertThat(thread.isOpen()).isTrue();
    }

    /** Else it would last for weeks. */
    @Test
    @Timeout(30)
    void aPauseGrowsTenfoldAtMost() {
        var thread = new ConsumerThread("nothing", () -> {}, pausing(Duration.ofMillis(1)));
        thread.pause(Integer.MAX_VALUE);
        assertThat(thread.isOpen()).isTrue();
    }
}
