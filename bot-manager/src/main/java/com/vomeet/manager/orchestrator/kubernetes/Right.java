package com.vomeet.manager.orchestrator.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Shared state: whether the manager has a right, as the API server's answers tell. A server that has just started refuses a moment long
 * what is allowed, until it has read the roles: a refusal is doubted, and counts when another comes some seconds later. Roles may be
 * widened, so what is missing is asked for again now and then.
 */
final class Right {
    static final Duration SURE = Duration.ofSeconds(5);
    static final Duration AGAIN = Duration.ofMinutes(10);

    enum Standing {
        UNKNOWN,
        GRANTED,
        /** Refused, and not for long. */
        DOUBTED,
        MISSING
    }

    private final InstantSource clock;
    private Standing standing = Standing.UNKNOWN;
    private Instant doubtedSince = Instant.EPOCH;
    private Instant nextQuestion = Instant.EPOCH;

    Right(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Standing standing() {
        return standing;
    }

    /** Whether it is time to ask for it. While it is missing one asker is told so at a time, for the others its answer is soon enough. */
    synchronized boolean isQuestion() {
        return switch (standing) {
            case UNKNOWN, DOUBTED -> true;
            case GRANTED -> false;
            case MISSING -> {
                var now = clock.instant();
                if (now.isBefore(nextQuestion)) {
                    yield false;
                }
                nextQuestion = now.plus(AGAIN);
                yield true;
            }
        };
    }

    /** @return whether it was missing till now */
    synchronized boolean granted() {
        var news = standing == Standing.MISSING;
        standing = Standing.GRANTED;
        return news;
    }

    /** @return whether it is missing from now on */
    synchronized boolean refused() {
        var now = clock.instant();
        return switch (standing) {
            case UNKNOWN, GRANTED -> {
                standing = Standing.DOUBTED;
                doubtedSince = now;
                yield false;
            }
            case DOUBTED -> {
                if (now.isBefore(doubtedSince.plus(SURE))) {
                    yield false;
                }
                standing = Standing.MISSING;
                nextQuestion = now.plus(AGAIN);
                yield true;
            }
            case MISSING -> false;
        };
    }
}
