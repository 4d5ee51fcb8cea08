package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FreshTest {
    @Test
    void whoeverAsksOftenDoesNotMakeItRead() {
        var reads = new AtomicInteger();
        var fresh = new Fresh<>(reads::incrementAndGet, -1);
        for (var i = 0; i < 1_000; i++) {
            assertThat(fresh.get()).isPositive();
        }
        assertThat(reads).hasValueLessThan(100);
    }

    @Test
    void whatCannotBeReadIsUnknown() {
        var fresh = new Fresh<Integer>(
                () -> {
                    throw new IllegalStateException("the database is away");
                },
                -1);
        assertThat(fresh.get()).isEqualTo(-1);
    }

    @Test
    void aSourceThatHangsIsNotWaitedFor() {
        var never = new CountDownLatch(1);
        var fresh = new Fresh<>(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                },
                -1);
        var from = System.nanoTime();
        assertThat(fresh.get()).isEqualTo(-1);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(10));
        never.countDown();
    }
}
