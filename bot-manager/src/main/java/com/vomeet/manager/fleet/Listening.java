package com.vomeet.manager.fleet;

import java.time.Instant;

/**
 * Since when silence means something.
 *
 * @param since when the manager began to listen without a gap: one that was away, or had no database, has not listened
 * @param open since when the bots had a way to be heard too; not before {@code since}
 */
record Listening(Instant since, Instant open) {
    Listening {
        open = open.isAfter(since) ? open : since;
    }
}
