package com.vomeet.manager.meeting;

/** What came of the wish to make a scheduled meeting's bot. */
public sealed interface LaunchOutcome {
    /** It has its seat; the workload may be made. */
    record Launched(Meeting meeting) implements LaunchOutcome {}

    /** All seats of the account are taken now. */
    record NoSeat(int seats) implements LaunchOutcome {}

    /** It is not waiting for its time any more. */
    record NotWaiting() implements LaunchOutcome {}
}
