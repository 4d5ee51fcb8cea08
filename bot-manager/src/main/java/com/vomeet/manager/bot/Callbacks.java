package com.vomeet.manager.bot;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.log.LogContext;
import com.vomeet.manager.meeting.Decision;
import com.vomeet.manager.meeting.Meeting;
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
    private final Turns turns;

    public Callbacks(Meetings meetings, MeetingChanges changes, Sessions sessions, Turns turns) {
        this.meetings = meetings;
        this.changes = changes;
        this.sessions = sessions;
        this.turns = turns;
    }

    /** What a report met. */
    public sealed interface Outcome {
        /** @param ignored null when it changed the status */
        record Processed(long meetingId, MeetingStatus status, Decision.@Nullable Why ignored) implements Outcome {}

        record UnknownConnection() implements Outcome {}

        /** Without a signature, of a bot that has signed before. */
        record NotItsBot() implements Outcome {}
    }

    /** A report that its bot has signed. */
    public Outcome take(BotWord word) {
        return turns.take(Turns.REPORT, () -> signed(word));
    }

    private Outcome signed(BotWord word) {
        var meeting = meetings.byConnection(word.connectionId());
        if (meeting.isEmpty()) {
            return new Outcome.UnknownConnection();
        }
        sessions.heard(word.connectionId(), word.status());
        return apply(meeting.get(), word, word.failureStage());
    }

    /** A report of a bot of the first vomeet, which signs nothing. */
    public Outcome takeUnsigned(BotWord word) {
        return turns.take(Turns.REPORT, () -> unsigned(word));
    }

    private Outcome unsigned(BotWord word) {
        var meeting = meetings.byConnection(word.connectionId());
        if (meeting.isEmpty()) {
            return new Outcome.UnknownConnection();
        }
        return sessions.heardUnsigned(word.connectionId(), word.status())
                ? apply(meeting.get(), word, stage(meeting.get(), word.failureStage()))
                : new Outcome.NotItsBot();
    }

    /** Those bots say {@code active} whenever they do not know; what they reported before is surer. */
    private static @Nullable MeetingStatus stage(Meeting meeting, @Nullable MeetingStatus told) {
        return told == null || told == MeetingStatus.ACTIVE || told.compareTo(meeting.stage()) < 0 ? null : told;
    }

    private Outcome apply(Meeting meeting, BotWord word, @Nullable MeetingStatus failureStage) {
        var report = new Report.BotSays(
                word.status(), word.sequence(), word.reason(), failureStage, word.details(), word.evidence());
        try (var _ = LogContext.meeting(meeting.id().value())) {
            return changes.apply(meeting.id(), report, now -> isOf(word, now))
                    .<Outcome>map(applied -> new Outcome.Processed(
                            applied.meeting().id().value(),
                            applied.meeting().status(),
                            applied.decision() instanceof Decision.Ignored(var why) ? why : null))
                    .orElseGet(Outcome.UnknownConnection::new);
        }
    }

    /** A meeting that is moved far away gets another bot, and the word of the one before is none about that. */
    private static boolean isOf(BotWord word, Meeting now) {
        return now.session().connectionId().equals(word.connectionId());
    }
}
