package com.vomeet.manager.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void requestsComeWhenAllWasWellOnceAndThenAsLongAsWhatTheyNeedIs() {
        var away = new AtomicReference<Optional<String>>(Optional.of("is away"));
        readiness.add("redis", away::get);
        readiness.need("database", Optional::empty);
        assertThat(readiness.lookWhetherToServe()).containsEntry("redis", Optional.of("is away"));

        away.set(Optional.empty());
        await().until(() -> readiness.isWell("redis"));
        assertThat(readiness.lookWhetherToServe()).containsOnly(Map.entry("database", Optional.empty()));

        away.set(Optional.of("is away again"));
        await().until(() -> !readiness.isWell("redis"));
        assertThat(readiness.lookWhetherToServe()).containsOnly(Map.entry("database", Optional.empty()));
    }

    @Test
    void withoutWhatTheyNeedOrWhileItStopsRequestsDoNotCome() {
        var away = new AtomicReference<Optional<String>>(Optional.empty());
        readiness.need("database", away::get);
        assertThat(readiness.lookWhetherToServe()).containsOnly(Map.entry("database", Optional.empty()));
        away.set(Optional.of("is away"));
        await().until(() -> !readiness.isWell("database"));
        assertThat(readiness.lookWhetherToServe()).containsOnly(Map.entry("database", Optional.of("is away")));
        readiness.stop();
        assertThat(readiness.lookWhetherToServe()).containsOnly(Map.entry("manager", Optional.of("is stopping")));
    }
}
