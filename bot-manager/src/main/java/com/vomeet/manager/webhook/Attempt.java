package com.vomeet.manager.webhook;

import com.vomeet.manager.meeting.NaiveTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call as the log has it, in the words of the API.
 *
 * @param error why there is no status code
 * @param answer how the answer begins
 */
public record Attempt(
        String at,
        @Nullable Integer statusCode,
        @Nullable String error,
        @Nullable String answer,
        long durationMs) {
    static Attempt of(Reply reply, Instant at, long millis) {
        var time = NaiveTime.format(at);
        return switch (reply) {
            case Reply.Answered(var status, var answer) -> new Attempt(time, status, null, answer, millis);
            case Reply.Unanswered(var why) -> new Attempt(time, null, why, null, millis);
        };
    }

    /** What came of it, as {@link Reply} has it. */
    Reply.Meaning meaning() {
        return statusCode == null ? Reply.Meaning.TROUBLE : Reply.Meaning.of(statusCode);
    }
}
