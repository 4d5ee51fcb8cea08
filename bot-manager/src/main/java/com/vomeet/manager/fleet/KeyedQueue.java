package com.vomeet.manager.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shared state: keys with the time at which they are due. A key is in it once, at its earliest time, and is handed out to one taker
 * at a time; what is added while a key is out waits for its return. When it is full, new keys are refused, which loses nothing:
 * the next sweep brings them again.
 */
final class KeyedQueue<K> {
    /** The clock may be set while somebody waits. */
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private record Entry<K>(Instant due, long number, K key) {}

    private final int capacity;
    private final Map<K, Entry<K>> waiting = new HashMap<>();
    private final TreeSet<Entry<K>> ready =
            new TreeSet<>(Comparator.comparing(Entry<K>::due).thenComparingLong(Entry::number));
    private final Set<K> out = new HashSet<>();
    private long added;

    KeyedQueue(int capacity) {
        this.capacity = capacity;
    }

    /** @return false when the queue is full */
    synchronized boolean add(K key, Instant due) {
        var known = waiting.get(key);
        if (known != null && !due.isBefore(known.due())) {
            return true;
        }
        if (known == null && waiting.size() >= capacity) {
            return false;
        }
        var entry = new Entry<>(due, added++, key);
        waiting.put(key, entry);
        if (known != null) {
            ready.remove(known);
        }
        if (!out.contains(key)) {
            ready.add(entry);
        }
        notifyAll();
        return true;
    }

    /** The key that is due longest, which nobody else gets until {@link #done}. */
    synchronized Optional<K> take(Instant now) {
        if (ready.isEmpty() || ready.first().due().isAfter(now)) {
            return Optional.empty();
        }
        var key = ready.removeFirst().key();
        waiting.remove(key);
        out.add(key);
        return Optional.of(key);
    }

    synchronized void done(K key) {
        out.remove(key);
        var again = waiting.get(key);
        if (again != null) {
            ready.add(again);
            notifyAll();
        }
    }

    /** How many keys could be taken now. */
    synchronized int overdue(Instant now) {
        return (int)
                ready.stream().takeWhile(entry -> !entry.due().isAfter(now)).count();
    }

    /** When the next key can be taken, if none is added before. */
    synchronized Optional<Instant> nextDue() {
        return ready.isEmpty() ? Optional.empty() : Optional.of(ready.first().due());
    }

    /** Waits for a key that is due by the clock. */
    synchronized K await(InstantSource clock) throws InterruptedException {
        while (true) {
            var now = clock.instant();
            var key = take(now);
            if (key.isPresent()) {
                return key.get();
            }
            var pause =
                    nextDue().map(due -> Duration.between(now, due).toMillis()).orElse(LONGEST_WAIT_MILLIS);
            wait(Math.clamp(pause, 1, LONGEST_WAIT_MILLIS));
        }
    }
}
