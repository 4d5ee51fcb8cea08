package com.vomeet.manager.meeting;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import org.jspecify.annotations.Nullable;

/** What a report does to a meeting. */
public sealed interface Decision {
    /**
     * The status changes.
     *
     * @param reason null unless {@code to} is final
     * @param failureStage null unless {@code to} is {@code failed}
     * @param details a sentence for a person
     */
    record Transition(
            MeetingStatus from,
            MeetingStatus to,
            Source source,
            @Nullable EndReason reason,
            @Nullable MeetingStatus failureStage,
            @Nullable String details)
            implements Decision {}

    record Ignored(Why why) implements Decision {}

    /** Why a report changes nothing. */
    enum Why {
        /** The meeting has ended; ends absorb. */
        ENDED,
        /** The same status again. */
        REPEATED,
        /** A report with a higher number was taken before. */
        LATE,
        /** Back to an earlier stage, which no bot does. */
        BACKWARDS,
        /** A stop is under way: only an end is of interest. */
        STOPPING,
        /** The bot was ended before its time: the fleet has another made in its place. */
        TO_BE_MADE_AGAIN,
        /** Not a status that a bot can be in. */
        NOT_A_BOTS_WORD
    }
}
