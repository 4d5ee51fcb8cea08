package com.vomeet.bot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A shutdown hook: a signal begins the JVM's end, the call is ended within it, and the exit code is the call's. */
final class Signals implements Runnable {
    /** Less than the 30 s that Kubernetes gives a pod by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(27);

    private static final int TERMINATED = 143;

    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private volatile @Nullable Bot bot;

    void follow(Bot running) {
        bot = running;
    }

    /** From now on the JVM may end as it likes. */
    void over(int exitCode) {
        over.complete(exitCode);
    }

    @Override
    public void run() {
        var running = bot;
        if (running == null || over.isDone()) {
            return;
        }
        running.signalled("a signal");
        var code = TERMINATED;
        try {
            code = over.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LoggerFactory.getLogger(Signals.class).error("the call could not be ended within {}", PATIENCE);
        }
        Runtime.getRuntime().halt(code);
    }
}
