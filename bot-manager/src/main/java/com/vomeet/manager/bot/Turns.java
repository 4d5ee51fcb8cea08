package com.vomeet.manager.bot;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many bots are served by the database at once. After a restart of the manager a thousand come within a second: they wait here for
 * their turn, the first first, and leave the other connections to clients, the fleet and the text. They wait no longer than they listen:
 * a bot that has hung up sends the same again, and one that waits for nobody would only make all others wait longer.
 */
public final class Turns {
    /** Bots hang up so long after a word of theirs that asks for no wait; a moment is left for the work and the answer. */
    static final Duration REPORT = Duration.ofSeconds(4);

    private final Semaphore free;

    public Turns(int atOnce) {
        this.free = new Semaphore(Math.max(1, atOnce), true);
    }

    /** Nothing was done: more bots come than the database serves, and should come again. */
    public static final class NoTurn extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoTurn(Duration waited) {
            super("no turn came within " + waited.toMillis() + " ms");
        }
    }

    /**
     * Does the work when its turn has come.
     *
     * @throws NoTurn when it does not come in time
     * @throws IllegalStateException when the thread is told to end while it waits
     */
    <T> T take(Duration atMost, Supplier<T> work) {
        try {
            if (!free.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoTurn(atMost);
            }
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
