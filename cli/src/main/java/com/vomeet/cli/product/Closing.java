package com.vomeet.cli.product;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends what was started in reverse order, each part even when the one before it failed. Thread-safe: a second close waits for the first
 * (Ctrl-C arrives on a thread of its own).
 */
public final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Notes a part that has been started; gives it back. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                var wrapped = e instanceof RuntimeException r ? r : new IllegalStateException("closing failed", e);
                if (failure == null) {
                    failure = wrapped;
                } else {
                    failure.addSuppressed(wrapped);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
