package com.vomeet.bench.played;

import com.vomeet.contract.EndReason;

/** How a played bot ends, and what its row has to say of it. */
public enum Ending {
    LEFT_ALONE(EndReason.LEFT_ALONE),
    EVICTED(EndReason.EVICTED),
    MEETING_ENDED(EndReason.MEETING_ENDED),
    PAGE_CRASHED(EndReason.PAGE_CRASHED),
    /** By DELETE, as its owner asks. */
    CALLED_BACK(EndReason.STOPPED),
    /** Its pod ends without a word, as when the kernel kills it. */
    KILLED(EndReason.WORKLOAD_LOST),
    /** Its pod runs on and nothing more is heard of it. */
    SILENT(EndReason.BOT_SILENT);

    private final EndReason reason;

    Ending(EndReason reason) {
        this.reason = reason;
    }

    public EndReason reason() {
        return reason;
    }

    /** Whether the bot itself tells nobody. */
    public boolean isWithoutAWord() {
        return this == KILLED || this == SILENT;
    }
}
