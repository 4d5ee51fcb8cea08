package com.vomeet.manager.fleet;

import com.vomeet.manager.meeting.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the fleet loop does about a meeting. */
sealed interface Step {
    /** Makes the workload. */
    record Start() implements Step {}

    /** Takes a seat for a scheduled bot, then makes the workload. */
    record Launch() implements Step {}

    /** Tells the workload to end. */
    record Stop(Repair repair, String why) implements Step {}

    /** Gives the state machine a report. */
    record Tell(Report report, Repair repair) implements Step {}

    /**
     * Has another workload made in the place of one that was lost before its time.
     *
     * @param otherwise when that was done often enough
     */
    record Remake(Tell otherwise) implements Step {}

    /**
     * Removes what the ended workload has left.
     *
     * @param last what is written down of it before; null: nothing
     */
    record Forget(@Nullable String last) implements Step {}

    /** Nothing now, but the owner is told what the bot waits for. */
    record Wait(String event, String details, Instant until) implements Step {}

    /** Nothing now. */
    record LookAgain(Instant at) implements Step {}

    /** Nothing, unless something happens. */
    record Rest() implements Step {}
}
