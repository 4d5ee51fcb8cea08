package com.vomeet.speech;

import com.vomeet.contract.whisper.Hello;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shared by the socket's thread and the recogniser's; all its fields are guarded by {@code lock}. When it is full {@link #put} waits:
 * the socket is not read meanwhile, and the sender feels it. Nothing is thrown away.
 */
final class AudioQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<short[]> waiting = new ArrayDeque<>();
    private final long capacity;
    private long samples;
    private boolean over;
    private boolean gone;

    AudioQueue(Duration backlog) {
        this.capacity = Math.max(1, backlog.toMillis() * Hello.SAMPLE_RATE / 1000);
    }

    /** Waits while there is no room; a frame larger than the whole queue is taken when the queue is empty. */
    void put(short[] audio) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!gone && samples > 0 && samples + audio.length > capacity) {
                changed.await();
            }
            if (!gone && !over) {
                waiting.addLast(audio);
                samples += audio.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more comes. */
    boolean isEnded() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits and lets go whoever waits. */
    void abandon() {
        lock.lock();
        try {
            gone = true;
            waiting.clear();
            samples = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Heard take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var nanos = patience.toNanos();
            while (waiting.isEmpty() && !over && !gone && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (gone) {
                return new Heard.Gone();
            }
            if (waiting.isEmpty()) {
                return over ? new Heard.Over() : new Heard.Nothing();
            }
            var audio = waiting.removeFirst();
            samples -= audio.length;
            changed.signalAll();
            return new Heard.Audio(audio);
        } finally {
            lock.unlock();
        }
    }

    Duration backlog() {
        lock.lock();
        try {
            return Duration.ofNanos(samples * TimeUnit.SECONDS.toNanos(1) / Hello.SAMPLE_RATE);
        } finally {
            lock.unlock();
        }
    }
}
