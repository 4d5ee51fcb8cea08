package com.vomeet.manager.fleet;

import java.util.Locale;

/** What the fleet loop put right by itself. */
public enum Repair {
    /** A workload was made later than it should have been: the manager was away, or what runs workloads was. */
    STARTED_LATE,
    /** A bot's workload was not there any more. */
    ROW_WITHOUT_WORKLOAD,
    /** A workload belonged to no row. */
    WORKLOAD_WITHOUT_ROW,
    /** A workload ran on after its meeting had ended. */
    WORKLOAD_AFTER_END,
    /** A workload ended, and its bot had not reported it. */
    ENDED_WITHOUT_WORD,
    /** A scheduled bot was lost while it waited for its time, and another was made. */
    LOST_BEFORE_ITS_TIME,
    /** A bot was not heard any more. */
    BOT_SILENT,
    /** A bot was never heard. */
    NEVER_SPOKE,
    /** A bot was heard and did not get to its meeting's page. */
    REQUESTED_TOO_LONG,
    /** A bot did not leave when told to. */
    STOP_NOT_CARRIED_OUT,
    /** A bot was called back before it ran. */
    STOPPED_BEFORE_START,
    /** A bot did not run in the time for it. */
    START_TOOK_TOO_LONG,
    /** A bot's node was not heard any more, and neither was the bot. */
    NODE_LOST,
    /** A bot stayed longer than it may. */
    PAST_DEADLINE,
    /** A scheduled bot's account had no seat free. */
    NO_SEAT,
    /** A workload could not be made. */
    NOT_STARTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
