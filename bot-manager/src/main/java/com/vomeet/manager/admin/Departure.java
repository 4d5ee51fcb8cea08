package com.vomeet.manager.admin;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingListeners;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.webhook.Outbox;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Calls every bot back and waits until it has left. It is the manager beside this program that tells the bots: they hear of it with
 * their next heartbeat.
 */
final class Departure {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** What is done between two looks. */
    interface Pause {
        void take(Duration length) throws InterruptedException;
    }

    private final Meetings meetings;
    private final MeetingChanges changes;
    private final InstantSource clock;
    private final Pause pause;

    Departure(Meetings meetings, MeetingChanges changes, InstantSource clock, Pause pause) {
        this.meetings = meetings;
        this.changes = changes;
        this.clock = clock;
        this.pause = pause;
    }

    static Departure of(Jdbi jdbi) {
        var meetings = new Meetings(jdbi);
        var clock = InstantSource.system();
        var changes = new MeetingChanges(jdbi, meetings, clock, new MeetingListeners(), new Outbox());
        return new Departure(meetings, changes, clock, Thread::sleep);
    }

    /** @return how many have not left by then */
    int within(Duration patience) {
        var until = clock.instant().plus(patience);
        while (true) {
            var live = meetings.allLive();
            // Somebody may still ask for a bot meanwhile.
            live.stream()
                    .filter(meeting -> meeting.status() != MeetingStatus.STOPPING)
                    .forEach(meeting -> changes.apply(meeting.id(), new Report.StopRequested(Report.Asker.OPERATOR)));
            if (live.isEmpty() || !clock.instant().isBefore(until)) {
                return live.size();
            }
            try {
                pause.take(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return live.size();
            }
        }
    }
}
