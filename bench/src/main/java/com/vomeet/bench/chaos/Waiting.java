package com.vomeet.bench.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks again and again for what is to come, however often the manager dies meanwhile. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    interface Look<T> {
        /** Null: not yet. */
        @Nullable
        T look();
    }

    /** @throws IllegalStateException when it has not come for too long */
    static <T> T await(String what, Look<T> look) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = look.look();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("waits in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
