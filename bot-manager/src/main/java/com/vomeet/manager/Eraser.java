package com.vomeet.manager;

import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.retention.RetentionWork;

/** Retention's two hands. */
record Eraser(Erasure erasure, MeetingChanges changes) implements RetentionWork {
    @Override
    public void erase(MeetingId meeting) {
        erasure.erase(meeting);
    }

    @Override
    public void callBack(MeetingId meeting) {
        changes.apply(meeting, new Report.StopRequested());
    }
}
