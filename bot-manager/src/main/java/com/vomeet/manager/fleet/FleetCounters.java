package com.vomeet.manager.fleet;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Shared state: how often the fleet loop did what, since the start. */
public final class FleetCounters {
    private final Map<Repair, LongAdder> repairs = new EnumMap<>(Repair.class);
    private final LongAdder started = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LongAdder refusedByQueue = new LongAdder();
    private final LongAdder failedRuns = new LongAdder();

    public FleetCounters() {
        for (var repair : Repair.values()) {
            repairs.put(repair, new LongAdder());
        }
    }

    void repaired(Repair repair) {
        count(repair).increment();
    }

    void workloadStarted() {
        started.increment();
    }

    void workloadGivenUp() {
        givenUp.increment();
    }

    void queueWasFull() {
        refusedByQueue.increment();
    }

    void runFailed() {
        failedRuns.increment();
    }

    public long repairs(Repair repair) {
        return count(repair).sum();
    }

    public long started() {
        return started.sum();
    }

    public long givenUp() {
        return givenUp.sum();
    }

    public long refusedByQueue() {
        return refusedByQueue.sum();
    }

    public long failedRuns() {
        return failedRuns.sum();
    }

    private LongAdder count(Repair repair) {
        return repairs.computeIfAbsent(repair, _ -> new LongAdder());
    }
}
