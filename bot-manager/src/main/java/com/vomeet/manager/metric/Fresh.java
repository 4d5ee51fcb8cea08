package com.vomeet.manager.metric;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shared state: a value that is read when it is asked for, once a second at most, since anybody may ask. A source that does not answer
 * is not waited for longer than two seconds: then nothing is known.
 */
final class Fresh<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Fresh.class);
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<T> source;
    private final T unknown;

    private T value;

    private long readAt = System.nanoTime() - KEPT.toNanos();

    /** @param unknown stands for what could not be read */
    Fresh(Supplier<T> source, T unknown) {
        this.source = source;
        this.unknown = unknown;
        this.value = unknown;
    }

    synchronized T get() {
        if (System.nanoTime() - readAt >= KEPT.toNanos()) {
            value = read();
            readAt = System.nanoTime();
        }
        return value;
    }

    private T read() {
        try {
            return CompletableFuture.supplyAsync(source, Thread::startVirtualThread)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("figures cannot be read", e);
            return unknown;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown;
        }
    }
}
