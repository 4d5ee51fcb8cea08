package com.vomeet.bot.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new load of the meeting's address. From the moment it is wanted the page before has nothing to say any more.
 *
 * @param at when it begins; null: it has begun, or none is wanted
 * @param running it has begun, and the page is not there yet
 * @param why what led to it; empty if none is wanted
 */
record Load(@Nullable Instant at, boolean running, String why) {
    static final Load NONE = new Load(null, false, "");

    static Load at(Instant at, String why) {
        return new Load(at, false, why);
    }

    Load begun() {
        return new Load(null, true, why);
    }

    boolean isWaitedFor() {
        return at != null;
    }

    boolean isWanted() {
        return running || at != null;
    }

    boolean isDue(Instant now) {
        return at != null && !now.isBefore(at);
    }
}
