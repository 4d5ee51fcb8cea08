package com.vomeet.manager.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to try again: after 5 s, then twice as long each time up to an hour, a fifth more or less by chance. */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofHours(1);
    private static final double CHANCE = 0.2;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The last attempt is made when the patience is over, not before.
     *
     * @param failures so far, at least 1
     * @return empty when the last attempt has been made
     */
    Optional<Instant> next(int failures, Instant now, Instant giveUpAt) {
        if (!now.isBefore(giveUpAt)) {
            return Optional.empty();
        }
        var next = now.plusMillis((long) (millis(failures) * (1 - CHANCE + 2 * CHANCE * random.nextDouble())));
        return Optional.of(next.isBefore(giveUpAt) ? next : giveUpAt);
    }

    private static long millis(int failures) {
        var doublings = Math.min(failures - 1, 20);
        return Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    }
}
