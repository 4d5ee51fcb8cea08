package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final AtomicInteger rounds = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Rounds start(Runnable round) {
        return Rounds.start("rounds", Duration.ofMillis(1), round, e -> told.add(String.valueOf(e.getMessage())));
    }

    @Test
    void ofFailuresInARowTheFirstIsToldAndItGoesOn() {
        // Good, three bad ones, good, and bad from then on.
        try (var _ = start(() -> {
            var number = rounds.incrementAndGet();
            if (number != 1 && number != 5) {
                throw new IllegalStateException("round " + number);
            }
        })) {
            await().atMost(PATIENCE).until(() -> rounds.get() > 10);
        }
        assertThat(told).containsExactly("round 2", "round 6");
    }

    @Test
    void oneThatIsUnderWayIsInterruptedAtTheEnd() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var going = start(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        going.close();
        assertThat(interrupted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
