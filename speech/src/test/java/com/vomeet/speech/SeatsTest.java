package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SeatsTest {
    private final TestClock clock = new TestClock();
    private final AudioQueue queue = new AudioQueue(Duration.ofSeconds(1));

    @Test
    void thereAreNoMoreSeatsThanThat() {
        var seats = new Seats(clock, 1, null);

        assertThat(seats.take("one", queue)).isPresent();
        assertThat(seats.take("two", queue)).isEmpty();
    }

    @Test
    void aSeatThatWasLeftIsFreeEvenForTheSameClient() {
        var seats = new Seats(clock, 1, null);
        var seat = seats.take("one", queue).orElseThrow();

        seats.leave(seat);
        seats.leave(seat);

        assertThat(seats.taken()).isEmpty();
        assertThat(seats.take("one", queue)).isPresent();
    }

    /** Both have lost their connections, and the recognisers of these still hang. */
    @Test
    void whoComesAgainIsInNobodysWay() {
        var seats = new Seats(clock, 2, null);
        var lost = new AudioQueue(Duration.ofSeconds(1));
        assertThat(seats.take("one", lost)).isPresent();
        assertThat(seats.take("two", new AudioQueue(Duration.ofSeconds(1)))).isPresent();
        assertThat(seats.take("two", new AudioQueue(Duration.ofSeconds(1)))).isPresent();
        assertThat(seats.take("one", queue)).isPresent();
        assertThat(seats.take("three", new AudioQueue(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void leavingFreesOnesOwnSeatOnly() {
        var seats = new Seats(clock, 2, null);
        var first = seats.take("one", queue).orElseThrow();
        var second = seats.take("one", new AudioQueue(Duration.ofSeconds(1))).orElseThrow();

        seats.leave(first);

        assertThat(seats.taken()).containsExactly(second);
    }

    @Test
    void withoutALimitNobodyIsOverAndNobodyKnowsHowLongToWait() {
        var seats = new Seats(clock, 1, null);
        var seat = seats.take("one", queue).orElseThrow();
        clock.advance(Duration.ofDays(1));

        assertThat(seats.isOver(seat)).isFalse();
        assertThat(seats.waitingMinutes()).isEqualTo(1);
    }

    @Test
    void theOldestSaysHowLongToWait() {
        var seats = new Seats(clock, 2, Duration.ofMinutes(10));
        var oldest = seats.take("one", queue).orElseThrow();
        clock.advance(Duration.ofSeconds(150));
        var newest = seats.take("two", queue).orElseThrow();

        assertThat(seats.waitingMinutes()).isCloseTo(7.5, within(1e-9));
        clock.advance(Duration.ofSeconds(450));
        assertThat(seats.isOver(oldest)).isTrue();
        assertThat(seats.isOver(newest)).isFalse();
        assertThat(seats.waitingMinutes()).isZero();
    }

    @Test
    void waitingForAllToLeaveHasAnEnd() throws InterruptedException {
        var seats = new Seats(clock, 1, null);
        seats.awaitEmpty(Duration.ofSeconds(20));
        var seat = seats.take("one", queue).orElseThrow();

        seats.awaitEmpty(Duration.ofMillis(5));
        assertThat(seats.taken()).containsExactly(seat);

        var leaver = Thread.ofVirtual().start(() -> seats.leave(seat));
        seats.awaitEmpty(Duration.ofSeconds(20));
        assertThat(seats.taken()).isEmpty();
        leaver.join();
    }
}
