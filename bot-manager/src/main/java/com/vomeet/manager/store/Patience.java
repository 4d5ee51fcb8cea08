package com.vomeet.manager.store;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for something that is away: tries, says what is missing, tries again, and gives up after a while so that
 * whoever started the program sees it fail.
 *
 * @param attempts how often it is tried
 * @param pause between two attempts
 */
public record Patience(int attempts, Duration pause) {
    /** About two minutes. */
    public static final Patience DEFAULT = new Patience(60, Duration.ofSeconds(2));

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    /** @throws Unreachable when the last attempt has failed */
    <T> T until(String what, Callable<T> attempt) {
        for (int n = 1; ; n++) {
            try {
                return attempt.call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            } catch (Exception e) {
                if (n >= attempts) {
                    throw new Unreachable(what + " cannot be reached after " + n + " attempts", e);
                }
                LOG.warn("{} cannot be reached (attempt {} of {}): {}", what, n, attempts, rootMessage(e));
                pause(what);
            }
        }
    }

    private void pause(String what) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        }
    }

    static String rootMessage(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : rootMessage(cause);
    }
}
