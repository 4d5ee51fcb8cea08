package com.vomeet.manager.bot;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.manager.meeting.Decision;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.meeting.Sessions;
import org.jspecify.annotations.Nullable;

/** Takes status reports of bots. The same report twice changes nothing the second time. */
public final class Callbacks {
    private final Meetings meetings;
    private final MeetingChanges changes;
    private final Sessions sessions;

    public Callbacks(Meetings meetings, MeetingChanges changes, Sessions sessions) {
        this.meetings = meetings;
        this.changes = changes;
        this.sessions = sessions;
    }

    /** What a report met. */
    public sealed interface Outcome {
        /** @param ignored null when it changed the status */
        record Processed(long meetingId, MeetingStatus status, Decision.@Nullable Why ignored) implements Outcome {}

        record UnknownConnection() implements Outcome {}
    }

    public Outcome take(StatusCallback callback) {
        var meeting = meetings.byConnection(callback.connectionId());
        if (meeting.isEmpty()) {
            return new Outcome.UnknownConnection();
        }
        sessions.heard(callback.connectionId(), callback.status(), null);
        var report = new Report.BotSays(
                callback.status(),
                callback.sequence(),
                callback.reason(),
                callback.failureStage(),
                details(callback),
                callback.evidence());
        return changes.apply(meeting.get().id(), report)
                .<Outcome>map(applied -> new Outcome.Processed(
                        applied.meeting().id().value(),
                        applied.meeting().status(),
                        applied.decision() instanceof Decision.Ignored(var why) ? why : null))
                .orElseGet(Outcome.UnknownConnection::new);
    }

    private static @Nullable String details(StatusCallback callback) {
        var details = callback.errorDetails();
        return details == null || details.isEmpty() ? null : Json.write(details);
    }
}
