package com.vomeet.cli.product;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts parts and ends them in reverse order, each even when the one before it failed. Thread-safe: Ctrl-C closes on a thread of its
 * own, waits for the part that is just being started, and nothing is started after it.
 */
public final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Starts a part and notes it.
     *
     * @throws CancellationException when everything is being ended already; the part is not started
     */
    public synchronized <T extends AutoCloseable> T start(Supplier<T> starting) {
        var part = step(starting);
        parts.push(part);
        return part;
    }

    /**
     * Does what leaves traces, files for example, that the end removes: wholly before it or not at all.
     *
     * @throws CancellationException when everything is being ended already; nothing is done
     */
    public synchronized <T> T step(Supplier<T> doing) {
        if (closed) {
            throw new CancellationException("interrupted");
        }
        return doing.get();
    }

    /** Notes what has to be done at the end, at this place in the order. */
    public <T extends AutoCloseable> T add(T part) {
        return start(() -> part);
    }

    /** Whether the end has begun: what fails from then on fails because of it. */
    public boolean hasBegun() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        end();
    }

    private synchronized void end() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            failure = closed(parts.pop(), failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException closed(AutoCloseable part, @Nullable RuntimeException earlier) {
        try {
            part.close();
            return earlier;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            var failure = e instanceof RuntimeException r ? r : new IllegalStateException("closing failed", e);
            if (earlier == null) {
                return failure;
            }
            earlier.addSuppressed(failure);
            return earlier;
        }
    }
}
