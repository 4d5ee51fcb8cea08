package com.vomeet.manager.retention;

import java.time.Duration;

/**
 * When the next look is. A replica that died may have left the lock to a database that has not noticed yet: who finds it taken looks again
 * soon, a few times. Whoever holds it for longer is alive and looks for all. Used by one thread.
 */
final class Rhythm {
    static final Duration EVERY = Duration.ofMinutes(1);
    static final Duration SOON = Duration.ofSeconds(2);
    /** Together far less than a minute. */
    static final int MOST_IN_A_ROW = 10;

    private int inARow;

    /** @param elsewhere whether the lock was taken */
    Duration after(boolean elsewhere) {
        if (!elsewhere || inARow == MOST_IN_A_ROW) {
            inARow = 0;
            return EVERY;
        }
        inARow++;
        return SOON;
    }
}
