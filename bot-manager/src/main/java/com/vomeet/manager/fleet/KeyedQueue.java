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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
    private final ReentrantLock lock = new ReentrantLock();
    /** A key has become the first, or the one that waits for the first has gone. */
    private final Condition changed = lock.newCondition();
    /**
     * The one of those who wait that waits until the first key is due; the others wait to be called, one by one. If all were, each key
     * would wake every worker for nothing.
     */
    private @Nullable Thread leader;

    private long added;

    KeyedQueue(int capacity) {
        this.capacity = capacity;
    }

    /** @return false when the queue is full */
    boolean add(K key, Instant due) {
        lock.lock();
        try {
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
                offer(entry);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** With the lock held. */
    private void offer(Entry<K> entry) {
        ready.add(entry);
        if (ready.first().equals(entry)) {
            leader = null;
            changed.signal();
        }
    }

    /** The key that is due longest, which nobody else gets until {@link #done}. */
    Optional<K> take(Instant now) {
        lock.lock();
        try {
            if (ready.isEmpty() || ready.first().due().isAfter(now)) {
                return Optional.empty();
            }
            var key = ready.removeFirst().key();
            waiting.remove(key);
            out.add(key);
            return Optional.of(key);
        } finally {
            lock.unlock();
        }
    }

    void done(K key) {
        lock.lock();
        try {
            out.remove(key);
            var again = waiting.get(key);
            if (again != null) {
                offer(again);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many keys could be taken now. */
    int overdue(Instant now) {
        lock.lock();
        try {
            return (int)
                    ready.stream().takeWhile(entry -> !entry.due().isAfter(now)).count();
        } finally {
            lock.unlock();
        }
    }

    /** When the next key can be taken, if none is added before. */
    Optional<Instant> nextDue() {
        lock.lock();
        try {
            return ready.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ready.first().due());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a key that is due by the clock. */
    K await(InstantSource clock) throws InterruptedException {
        var self = Thread.currentThread();
        lock.lockInterruptibly();
        try {
            while (true) {
                var now = clock.instant();
                var key = take(now);
                if (key.isPresent()) {
                    return key.get();
                }
                if (leader == null) {
                    leader = self;
                }
                var _ = changed.await(pause(now, leader == self), TimeUnit.MILLISECONDS);
                if (leader == self) {
                    leader = null;
                }
            }
        } finally {
            if (leader == self) {
                leader = null;
            }
            if (leader == null && !ready.isEmpty()) {
                changed.signal();
            }
            lock.unlock();
        }
    }

    private long pause(Instant now, boolean leads) {
        return nextDue()
                .filter(_ -> leads)
                .map(due -> Math.clamp(Duration.between(now, due).toMillis(), 1, LONGEST_WAIT_MILLIS))
                .orElse(LONGEST_WAIT_MILLIS);
    }
}
