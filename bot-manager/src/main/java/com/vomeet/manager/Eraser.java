package com.vomeet.manager;

import com.vomeet.manager.config.Role;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.retention.Retention;
import com.vomeet.manager.retention.RetentionWork;

/** Retention's two hands. */
record Eraser(Erasure erasure, MeetingChanges changes) implements RetentionWork {
    /** Where the role is. */
    static void start(Ground ground, Erasure erasure, MeetingChanges changes, Parts parts) {
        if (ground.config().has(Role.WEBHOOKS)) {
            parts.add(Retention.start(ground.database().jdbi(), new Eraser(erasure, changes), ground.clock()));
        }
    }

    @Override
    public void erase(MeetingId meeting) {
        erasure.erase(meeting);
    }

    @Override
    public void callBack(MeetingId meeting) {
        changes.apply(meeting, new Report.StopRequested());
    }
}
