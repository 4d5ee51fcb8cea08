package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {
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
                        () -> turns.take(() -> {
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
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(turns.take(() -> "yes")).isEqualTo("yes");
    }

    @Test
    void whoIsToldToEndDoesNotWait() {
        var turns = new Turns(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.take(() -> "never")).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(turns.take(() -> "yes")).isEqualTo("yes");
    }
}
