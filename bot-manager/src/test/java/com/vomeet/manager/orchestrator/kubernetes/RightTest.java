package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.Right.Standing.DOUBTED;
import static com.vomeet.manager.orchestrator.kubernetes.Right.Standing.GRANTED;
import static com.vomeet.manager.orchestrator.kubernetes.Right.Standing.MISSING;
import static com.vomeet.manager.orchestrator.kubernetes.Right.Standing.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RightTest {
    private final TestClock clock = new TestClock();
    private final Right right = new Right(clock);

    private void isMissing() {
        right.refused();
        clock.advance(Right.SURE);
        assertThat(right.refused()).isTrue();
    }

    @Test
    void whatNobodyHasAskedForIsAQuestion() {
        assertThat(right.standing()).isEqualTo(UNKNOWN);
        assertThat(right.isQuestion()).isTrue();
    }

    @Test
    void whatIsGrantedIsNone() {
        assertThat(right.granted()).isFalse();
        assertThat(right.standing()).isEqualTo(GRANTED);
        assertThat(right.isQuestion()).isFalse();
    }

    @Test
    void manyRefusalsAtOnceAreOneAndAreDoubted() {
        right.granted();
        assertThat(right.refused()).isFalse();
        clock.advance(Right.SURE.minusMillis(1));
        assertThat(right.refused()).isFalse();
        assertThat(right.standing()).isEqualTo(DOUBTED);
        assertThat(right.isQuestion()).isTrue();
    }

    @Test
    void aRefusalSomeSecondsAfterTheFirstCountsAndIsNewsOnce() {
        right.refused();
        clock.advance(Right.SURE);
        assertThat(right.refused()).isTrue();
        assertThat(right.standing()).isEqualTo(MISSING);
        assertThat(right.refused()).isFalse();
    }

    @Test
    void whatWasGrantedInBetweenIsDoubtedAnew() {
        right.refused();
        right.granted();
        clock.advance(Right.SURE);
        assertThat(right.refused()).isFalse();
        assertThat(right.standing()).isEqualTo(DOUBTED);
    }

    @Test
    void whatIsMissingIsAskedForNowAndThenByOneAtATime() {
        isMissing();
        clock.advance(Right.AGAIN.minusMillis(1));
        assertThat(right.isQuestion()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(right.isQuestion()).isTrue();
        assertThat(right.isQuestion()).isFalse();
        assertThat(right.refused()).isFalse();
        clock.advance(Right.AGAIN);
        assertThat(right.isQuestion()).isTrue();
    }

    @Test
    void whatIsGrantedAfterAllIsNewsOnce() {
        isMissing();
        assertThat(right.granted()).isTrue();
        assertThat(right.granted()).isFalse();
        assertThat(right.standing()).isEqualTo(GRANTED);
    }
}
