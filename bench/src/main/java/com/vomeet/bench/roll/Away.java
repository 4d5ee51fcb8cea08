package com.vomeet.bench.roll;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Shared state: how often clients lost their connection, and for how long at most they had none. */
final class Away {
    private final AtomicInteger times = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();

    /** @param since when the connection was lost, by {@link System#nanoTime} */
    void backSince(long since) {
        times.incrementAndGet();
        longestNanos.accumulateAndGet(System.nanoTime() - since, Math::max);
    }

    int times() {
        return times.get();
    }

    double longestSeconds() {
        return longestNanos.get() / 1e9;
    }
}
