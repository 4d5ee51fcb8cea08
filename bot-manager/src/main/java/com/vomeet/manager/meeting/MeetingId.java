package com.vomeet.manager.meeting;

/** The database's id of a meeting: one request for a bot. */
public record MeetingId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
