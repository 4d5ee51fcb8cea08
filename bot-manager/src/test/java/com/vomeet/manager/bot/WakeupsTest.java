package com.vomeet.manager.bot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = SECONDS)
final class WakeupsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private final Wakeups wakeups = new Wakeups();

    @Test
    void aChangeBetweenTheLookAndTheWaitIsNotMissed() throws InterruptedException {
        try (var waiter = wakeups.register(new MeetingId(1), false)) {
            wakeups.wake(new MeetingId(1));
            waiter.await(LONG);
        }
    }

    @Test
    void everyWaiterOfTheMeetingIsWokenAndNobodyElse() throws InterruptedException {
        try (var first = wakeups.register(new MeetingId(1), false);
                var second = wakeups.register(new MeetingId(1), false);
                var other = wakeups.register(new MeetingId(2), false)) {
            var waiting = CompletableFuture.runAsync(() -> await(first));
            wakeups.wake(new MeetingId(1));
            waiting.join();
            second.await(LONG);
            var from = Instant.now();
            other.await(Duration.ofMillis(200));
            assertThat(Duration.between(from, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void storedTextWakesThoseThatWaitForIt() throws InterruptedException {
        try (var forText = wakeups.register(new MeetingId(1), true);
                var other = wakeups.register(new MeetingId(1), false)) {
            wakeups.textStored(new MeetingId(1));
            forText.await(LONG);
            var from = Instant.now();
            other.await(Duration.ofMillis(200));
            assertThat(Duration.between(from, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void whenTheManagerEndsNobodyWaits() throws InterruptedException {
        try (var before = wakeups.register(new MeetingId(1), false)) {
            wakeups.close();
            before.await(LONG);
        }
        try (var after = wakeups.register(new MeetingId(1), false)) {
            after.await(LONG);
        }
    }

    private static void await(Wakeups.Waiter waiter) {
        try {
            waiter.await(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
