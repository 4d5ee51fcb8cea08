package com.vomeet.manager.meeting;

/** What came of asking for a bot. */
public sealed interface RequestOutcome {
    /** The row is committed; the bot comes. */
    record Accepted(Meeting meeting) implements RequestOutcome {}

    /** This account has a bot in that meeting. */
    record LiveAlready(MeetingId id) implements RequestOutcome {}

    record NoSeat(int seats) implements RequestOutcome {}
}
