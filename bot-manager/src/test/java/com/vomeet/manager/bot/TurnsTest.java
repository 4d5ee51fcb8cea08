package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void noMoreWorkAtOnceThanThereAreTurnsAndAllComeToTheirs() throws Exception {
        var turns = new Turns(3);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<CompletableFuture<Integer>>();
            for (var n = 0; n < 200; n++) {
                var number = n;
                all.add(CompletableFuture.supplyAsync(
                        () -> turns.take(LONG, () -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            await(go);
                            now.decrementAndGet();
                            return number;
                        }),
                        threads));
            }
            go.countDown();
            for (var n = 0; n < 200; n++) {
                assertThat(all.get(n).get(20, TimeUnit.SECONDS)).isEqualTo(n);
            }
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        var turns = new Turns(1);
        for (var n = 0; n < 3; n++) {
            assertThatThrownBy(() -> turns.take(LONG, () -> {
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(turns.take(LONG, () -> "yes")).isEqualTo("yes");
    }

    /** Whoever sent it has hung up, and sends it again. */
    @Test
    void whoseTurnDoesNotComeInTimeIsSentAwayAndLeavesTheQueue() throws Exception {
        var turns = new Turns(1);
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(
                    () -> turns.take(LONG, () -> {
                        inside.countDown();
                        await(go);
                        return "first";
                    }),
                    threads);
            inside.await();
            assertThatThrownBy(() -> turns.take(Duration.ofMillis(20), () -> "late"))
                    .isInstanceOf(Turns.NoTurn.class)
                    .hasMessage("no turn came within 20 ms");
            go.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("first");
        }
        assertThat(turns.take(LONG, () -> "next")).isEqualTo("next");
    }

    @Test
    void whoIsToldToEndDoesNotWait() {
        var turns = new Turns(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.take(LONG, () -> "never")).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(turns.take(LONG, () -> "yes")).isEqualTo("yes");
    }
}
