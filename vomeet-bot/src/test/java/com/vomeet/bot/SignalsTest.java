package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SignalsTest {
    private final Signals signals = new Signals();

    @Test
    void aCallThatDoesNotEndIsTerminated() {
        assertThat(signals.await(Duration.ZERO)).isEqualTo(143);
    }

    @Test
    void aCallThatEndedWellBeforeTheSignalStaysSoThoughItsFarewellIsCutShort() {
        signals.ended(0);
        assertThat(signals.await(Duration.ZERO)).isZero();
    }

    @Test
    void theExitCodeIsThatOfTheProgramWhenAllIsDone() {
        signals.ended(0);
        signals.over(1);
        assertThat(signals.await(Duration.ofSeconds(20))).isEqualTo(1);
    }

    @Test
    void withoutACallTheJvmEndsAsItLikes() {
        signals.run();
        assertThat(signals.await(Duration.ZERO)).isEqualTo(143);
    }
}
