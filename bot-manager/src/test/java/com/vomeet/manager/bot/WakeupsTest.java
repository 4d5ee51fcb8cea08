package com.vomeet.manager.bot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
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
            assertThat(waiter.await(LONG)).isTrue();
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
            assertThat(second.await(LONG)).isTrue();
            var from = System.nanoTime();
            assertThat(other.await(Duration.ofMillis(200))).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void storedTextWakesThoseThatWaitForIt() throws InterruptedException {
        try (var forText = wakeups.register(new MeetingId(1), true);
                var other = wakeups.register(new MeetingId(1), false)) {
            wakeups.textStored(new MeetingId(1));
            assertThat(forText.await(LONG)).isTrue();
            var from = System.nanoTime();
            assertThat(other.await(Duration.ofMillis(200))).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void whenTheManagerEndsNobodyWaits() throws InterruptedException {
        try (var before = wakeups.register(new MeetingId(1), false)) {
            wakeups.close();
            assertThat(before.await(LONG)).isTrue();
        }
        try (var after = wakeups.register(new MeetingId(1), false)) {
            assertThat(after.await(LONG)).isTrue();
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
