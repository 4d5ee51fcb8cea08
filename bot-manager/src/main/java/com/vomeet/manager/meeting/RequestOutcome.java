package com.vomeet.manager.meeting;

/** What came of asking for a bot. */
public sealed interface RequestOutcome {
    /** The row is committed; the bot comes. */
    record Accepted(Meeting meeting) implements RequestOutcome {}

    /** This account has a bot in that meeting. */
    record LiveAlready(MeetingId id) implements RequestOutcome {}

    record NoSeat(int seats) implements RequestOutcome {}

    /**
     * The same request was accepted before, by the same {@code Idempotency-Key}.
     *
     * @param answer what was answered then, JSON
     */
    record AnsweredBefore(String answer) implements RequestOutcome {}

    /** Another request was accepted before by the same {@code Idempotency-Key}. */
    record KeyOfAnother() implements RequestOutcome {}
}
