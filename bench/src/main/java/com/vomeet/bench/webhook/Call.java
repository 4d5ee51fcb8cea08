package com.vomeet.bench.webhook;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A meeting that goes one step further each time. */
final class Call {
    /** What is told of it. */
    static final List<String> EVENTS = List.of(
            "bot.requested", "bot.joining", "bot.awaiting_admission", "bot.active", "bot.ended", "transcript.ready");

    private final MeetingId id;
    private final Deque<MeetingStatus> ahead =
            new ArrayDeque<>(List.of(JOINING, AWAITING_ADMISSION, ACTIVE, COMPLETED));

    Call(MeetingId id) {
        this.id = id;
    }

    MeetingId id() {
        return id;
    }

    void goOn(MeetingChanges changes) {
        var next = ahead.poll();
        if (next != null) {
            var reason = next == COMPLETED ? EndReason.LEFT_ALONE : null;
            changes.apply(id, new Report.BotSays(next, 0, reason, null, null, List.of()));
        }
    }
}
