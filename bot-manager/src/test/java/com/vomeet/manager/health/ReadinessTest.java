package com.vomeet.manager.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
    private final Readiness readiness = new Readiness();

    @Test
    void eachCheckIsToldByItsName() {
        readiness.add("good", Optional::empty);
        readiness.add("bad", () -> Optional.of("is broken"));
        readiness.add("away", () -> {
            throw new IllegalStateException("password=hunter2");
        });
        assertThat(readiness.look())
                .containsEntry("good", Optional.empty())
                .containsEntry("bad", Optional.of("is broken"))
                .containsEntry("away", Optional.of("does not answer"))
                .hasSize(3);
    }

    @Test
    void aCheckThatHangsIsNotWaitedFor() {
        var never = new CountDownLatch(1);
        readiness.add("hangs", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        readiness.add("good", Optional::empty);
        var from = System.nanoTime();
        assertThat(readiness.look())
                .containsEntry("hangs", Optional.of("does not answer"))
                .containsEntry("good", Optional.empty());
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(10));
        never.countDown();
    }

    @Test
    void whoeverAsksOftenDoesNotMakeItWork() {
        var asked = new AtomicInteger();
        readiness.add("counted", () -> {
            asked.incrementAndGet();
            return Optional.empty();
        });
        for (var i = 0; i < 1_000; i++) {
            readiness.look();
        }
        assertThat(asked).hasValueLessThan(100);
    }

    @Test
    void eachPartIsAskedForByItsName() {
        readiness.add("good", Optional::empty);
        readiness.add("bad", () -> Optional.of("is broken"));
        assertThat(readiness.names()).containsExactlyInAnyOrder("good", "bad");
        assertThat(readiness.isWell("good")).isTrue();
        assertThat(readiness.isWell("bad")).isFalse();
        readiness.stop();
        assertThat(readiness.isWell("good")).isFalse();
    }

    @Test
    void whatStopsIsNotReadyWhateverTheChecksSay() {
        readiness.add("good", Optional::empty);
        readiness.stop();
        assertThat(readiness.look()).containsOnly(Map.entry("manager", Optional.of("is stopping")));
    }
}
