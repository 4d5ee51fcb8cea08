package com.vomeet.lab.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Alarms and clock that a test moves on by hand. One thread. */
final class HandAlarms implements Alarms, InstantSource {
    private record Due(Instant at, int number, Runnable task) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::number));
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int number;

    @Override
    public synchronized void in(Duration after, Runnable task) {
        due.add(new Due(now.plus(after.isNegative() ? Duration.ZERO : after), number++, task));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Does what falls due on the way. */
    void pass(Duration time) {
        var end = instant().plus(time);
        for (var next = next(end); next != null; next = next(end)) {
            next.task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Due next(Instant end) {
        if (due.isEmpty() || due.peek().at().isAfter(end)) {
            return null;
        }
        var next = due.remove();
        now = next.at();
        return next;
    }

    @Override
    public void close() {}
}
