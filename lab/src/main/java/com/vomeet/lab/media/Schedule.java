package com.vomeet.lab.media;

import java.time.Duration;

/**
 * When the ticks are due: tick n at start + n × 20 ms, whatever happened before, so that errors do not add up. After a stall
 * the ticks that are too old are left out instead of being made up for in one burst, which a browser would squeeze away.
 */
final class Schedule {
    static final long TICK_NANOS = Duration.ofMillis(20).toNanos();
    /** As much lateness as a browser's jitter buffer takes without harm. */
    static final int MOST_LATE = 5;

    private final long startNanos;
    private long next;

    Schedule(long startNanos) {
        this.startNanos = startNanos;
    }

    /** How long to wait; not positive when a tick is due. */
    long untilNext(long nowNanos) {
        return startNanos + next * TICK_NANOS - nowNanos;
    }

    /** The number of the tick that is due. Numbers that are missing were left out. */
    long take(long nowNanos) {
        var late = -untilNext(nowNanos) / TICK_NANOS;
        if (late > MOST_LATE) {
            next += late;
        }
        return next++;
    }
}
