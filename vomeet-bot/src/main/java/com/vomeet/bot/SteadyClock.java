package com.vomeet.bot;

import java.time.Instant;
import java.time.InstantSource;

/** Wall-clock time of the start plus the time since: a clock that is set during the call neither ends nor prolongs anything. */
final class SteadyClock implements InstantSource {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
