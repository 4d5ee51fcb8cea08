package com.vomeet.manager.admin;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import java.util.Optional;

/** What an administrator does to bots of whatever account; each change is written down with it. */
public final class BotDesk {
    private static final Report OPERATOR = new Report.StopRequested(Report.Asker.OPERATOR);

    private final MeetingChanges changes;
    private final Audit audit;

    public BotDesk(MeetingChanges changes, Audit audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /** @return the meeting's status afterwards; empty when there is no such meeting */
    public Optional<MeetingStatus> callBack(Actor actor, MeetingId id) {
        return changes.applyWith(
                        id, OPERATOR, handle -> audit.write(handle, actor, AdminAction.CALL_BOT_BACK, "meeting:" + id))
                .map(applied -> applied.meeting().status());
    }
}
