package com.vomeet.bench;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/** The same thing done many times, some at a time. */
final class Crowd {
    private static final int AT_A_TIME = 16;

    private Crowd() {}

    /** Sixteen at a time. */
    static void each(int from, int many, IntConsumer what) {
        each(AT_A_TIME, from, many, what);
    }

    /** @throws IllegalStateException when one of them failed */
    static void each(int atATime, int from, int many, IntConsumer what) {
        var room = new Semaphore(atATime);
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = from; i < from + many; i++) {
                var number = i;
                var _ = threads.submit(() -> {
                    room.acquireUninterruptibly();
                    try {
                        what.accept(number);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    } finally {
                        room.release();
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " of " + many + " failed", failures.peek());
        }
    }
}
