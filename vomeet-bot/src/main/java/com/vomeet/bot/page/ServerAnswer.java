package com.vomeet.bot.page;

import java.util.OptionalInt;

/**
 * Whether the server has answered with an error that the page does not explain. Words that mean something count more than a number: a
 * page that says that there is no such meeting comes with 404, and needs a moment to say so. For one thread.
 */
final class ServerAnswer {
    private static final int ERROR = 400;
    /** Of words that mean nothing to us. */
    private static final double WORDS_MILLIS = 3_000;
    /** Of no words at all, or of both in turn. */
    private static final double NOTHING_MILLIS = 10_000;

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private boolean understood;
    private double since = NEVER;
    private double wordsSince = NEVER;

    void newDocument() {
        understood = false;
        since = NEVER;
        wordsSince = NEVER;
    }

    /** The status, where it is the reason to give this document up. */
    OptionalInt error(Sighting sighting, int status) {
        var words = sighting.stage() == Stage.UNKNOWN;
        understood |= !words && sighting.stage() != Stage.LOADING;
        if (understood || status < ERROR) {
            return OptionalInt.empty();
        }
        var now = sighting.atMillis();
        since = Math.min(since, now);
        wordsSince = words ? Math.min(wordsSince, now) : NEVER;
        return now - wordsSince >= WORDS_MILLIS || now - since >= NOTHING_MILLIS
                ? OptionalInt.of(status)
                : OptionalInt.empty();
    }
}
