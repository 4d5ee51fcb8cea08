package com.vomeet.manager.admin;

import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingListeners;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Calls all bots back before the manager goes. The wish stands in the rows, where the running manager finds it: each bot hears of it
 * with the answer to its next heartbeat.
 */
final class Farewell {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private final Meetings meetings;
    private final MeetingChanges changes;
    private final InstantSource clock;

    Farewell(Jdbi jdbi, InstantSource clock) {
        this.clock = clock;
        meetings = new Meetings(jdbi);
        changes = new MeetingChanges(jdbi, meetings, clock, new MeetingListeners());
    }

    /** @return how many are still in their meetings after so long */
    int callBack(Duration atMost) throws InterruptedException {
        meetings.allLive().forEach(meeting -> changes.apply(meeting.id(), new Report.StopRequested()));
        var until = clock.instant().plus(atMost);
        List<Meeting> live = meetings.allLive();
        while (!live.isEmpty() && clock.instant().isBefore(until)) {
            Thread.sleep(LOOK_EVERY);
            live = meetings.allLive();
        }
        return live.size();
    }
}
