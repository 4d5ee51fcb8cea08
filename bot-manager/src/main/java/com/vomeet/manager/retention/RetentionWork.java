package com.vomeet.manager.retention;

import com.vomeet.manager.meeting.MeetingId;

/** What retention has others do. */
public interface RetentionWork {
    /** Deletes what a meeting that has ended has left; may be repeated. */
    void erase(MeetingId meeting);

    /** Calls the bot of a meeting back, for its account is gone. */
    void callBack(MeetingId meeting);
}
