package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import java.time.Instant;

/**
 * What {@link MeetingMachine} decides on.
 *
 * @param stage the last status before a stop was asked for
 * @param lastSequence highest number of a bot's report that was taken
 * @param early whether the bot was made ahead and waits for its time
 */
public record MeetingState(
        MeetingStatus status, MeetingStatus stage, boolean stopRequested, int lastSequence, boolean early) {
    /** Of a bot whose time has come. */
    public MeetingState(MeetingStatus status, MeetingStatus stage, boolean stopRequested, int lastSequence) {
        this(status, stage, stopRequested, lastSequence, false);
    }

    static MeetingState of(Meeting meeting, Instant now) {
        return new MeetingState(
                meeting.status(),
                meeting.stage(),
                meeting.wanted().stopRequestedAt() != null,
                meeting.session().lastSequence(),
                meeting.isEarly(now));
    }
}
