package com.vomeet.lab.media;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls its listener each 20 ms, on a platform thread of its own: a virtual one would wait for handshakes to give way. */
final class Pacer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    private final LongConsumer onTick;
    private final Thread thread;
    private volatile boolean closed;

    private Pacer(LongConsumer onTick) {
        this.onTick = onTick;
        this.thread = Thread.ofPlatform().daemon().name("media-pacer").unstarted(this::run);
    }

    /** @param onTick gets the number of the tick; numbers that are left out are time without a packet */
    static Pacer start(LongConsumer onTick) {
        var pacer = new Pacer(onTick);
        pacer.thread.start();
        return pacer;
    }

    private void run() {
        var schedule = new Schedule(System.nanoTime());
        var expected = 0L;
        while (!closed) {
            var wait = schedule.untilNext(System.nanoTime());
            if (wait > 0) {
                LockSupport.parkNanos(wait);
                continue;
            }
            var tick = schedule.take(System.nanoTime());
            if (tick > expected) {
                LOG.info("media were held up: {} ms were left out", (tick - expected) * 20);
            }
            expected = tick + 1;
            onTick.accept(tick);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
