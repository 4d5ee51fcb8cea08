package com.vomeet.lab.meeting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What has happened, in order; grows for as long as the meeting lasts. Shared between threads, guarded by its lock. */
public final class EventLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<LabEvent> events = new ArrayList<>();

    void add(LabEvent event) {
        lock.lock();
        try {
            events.add(event);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<LabEvent> all() {
        return from(0);
    }

    /** Those that came after the first {@code index}. */
    public List<LabEvent> from(int index) {
        lock.lock();
        try {
            return List.copyOf(events.subList(Math.min(index, events.size()), events.size()));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are more than {@code index}; empty when there were none in time. */
    public List<LabEvent> await(int index, Duration patience) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (events.size() <= index && left > 0) {
                left = grown.awaitNanos(left);
            }
            return from(index);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** The first event that fits, past ones included; waits for it if need be. */
    public Optional<LabEvent> await(Predicate<LabEvent> fits, Duration patience) {
        var end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        var seen = 0;
        while (true) {
            var news = await(seen, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            var found = news.stream().filter(fits).findFirst();
            if (found.isPresent() || news.isEmpty()) {
                return found;
            }
            seen += news.size();
        }
    }
}
