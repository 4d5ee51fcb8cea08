package com.vomeet.bot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A shutdown hook: a signal begins the JVM's end, the call is ended within it, and the exit code is the call's. */
final class Signals implements Runnable {
    /** Less than the 30 s that Kubernetes gives a pod by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(27);

    private static final int TERMINATED = 143;

    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private volatile @Nullable Consumer<String> bot;
    private volatile int exitCode = TERMINATED;

    /** @param signalled is told of a signal */
    void follow(Consumer<String> signalled) {
        bot = signalled;
    }

    /** The call has ended like this; a signal that comes during the farewell does not change it. */
    void ended(int itsExitCode) {
        exitCode = itsExitCode;
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
        running.accept("a signal");
        Runtime.getRuntime().halt(await(PATIENCE));
    }

    /** Waits until everything is done. @return the exit code, the call's own if its farewell takes too long */
    int await(Duration patience) {
        try {
            return over.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LoggerFactory.getLogger(Signals.class).error("not everything could be done within {}", patience);
        }
        return exitCode;
    }
}
