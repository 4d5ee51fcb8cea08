package com.vomeet.bench.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on only when it is moved. */
final class MovedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** For one thread. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void advance(Duration by) {
        now = now.plus(by);
    }
}
