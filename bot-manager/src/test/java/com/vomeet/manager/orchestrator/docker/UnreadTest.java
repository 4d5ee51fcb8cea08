package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class UnreadTest {
    private final Unread unread = new Unread();

    @Test
    void whatWasNeverTriedInVainIsNotTriedAgain() {
        assertThat(unread.isWorthAnotherTry("abc")).isFalse();
    }

    @Test
    void whatWasTriedInVainIsTriedAgainAFewTimes() {
        assertThat(unread.add("abc")).as("the first time").isTrue();
        for (var tries = 1; tries < 5; tries++) {
            assertThat(unread.isWorthAnotherTry("abc")).isTrue();
            assertThat(unread.add("abc")).as("the first time").isFalse();
        }
        assertThat(unread.isWorthAnotherTry("abc")).isFalse();
        assertThat(unread.isWorthAnotherTry("def")).as("another's").isFalse();
    }

    @Test
    void whatHasBeenReadIsNotTriedAgain() {
        unread.add("abc");
        unread.remove("abc");
        assertThat(unread.isWorthAnotherTry("abc")).isFalse();
    }

    @Test
    void whoIsGoneIsForgotten() {
        unread.add("abc");
        unread.add("def");
        unread.forgetAllBut(Set.of("def"));
        assertThat(unread.isWorthAnotherTry("abc")).isFalse();
        assertThat(unread.isWorthAnotherTry("def")).isTrue();
    }
}
