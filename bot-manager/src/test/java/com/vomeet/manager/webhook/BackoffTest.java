package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(24));
    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void delaysGrowToAnHourAndDifferByChance() {
        for (int failures = 1; failures <= 30; failures++) {
            var usual = Math.min(5_000L << Math.min(failures - 1, 20), 3_600_000L);
            var delay =
                    Duration.between(START, backoff.next(failures, START, END).orElseThrow());
            assertThat(delay.toMillis()).isBetween((long) (usual * 0.8), (long) (usual * 1.2));
        }
        assertThat(backoff.next(3, START, END)).isNotEqualTo(backoff.next(3, START, END));
    }

    @Test
    void theLastAttemptIsMadeWhenThePatienceIsOver() {
        var attempts = new ArrayList<Instant>();
        var now = START;
        while (true) {
            attempts.add(now);
            var next = backoff.next(attempts.size(), now, END);
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
        }
        assertThat(attempts).last().isEqualTo(END);
        assertThat(attempts).hasSizeBetween(30, 45);
    }

    @Test
    void aTestCallHasNoPatience() {
        assertThat(backoff.next(1, START, START)).isEmpty();
    }
}
