package com.vomeet.manager.bot;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many bots are served by the database at once. After a restart of the manager a thousand come within a second: they wait here for
 * their turn, the first first, and leave the other connections to clients, the fleet and the text.
 */
public final class Turns {
    private final Semaphore free;

    public Turns(int atOnce) {
        this.free = new Semaphore(Math.max(1, atOnce), true);
    }

    /** @throws IllegalStateException when the thread is told to end while it waits */
    <T> T take(Supplier<T> work) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to end while waiting for a turn", e);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
