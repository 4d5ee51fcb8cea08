package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;

/**
 * What {@link MeetingMachine} decides on.
 *
 * @param stage the last status before a stop was asked for
 * @param lastSequence highest number of a bot's report that was taken
 */
public record MeetingState(MeetingStatus status, MeetingStatus stage, boolean stopRequested, int lastSequence) {
    static MeetingState of(Meeting meeting) {
        return new MeetingState(
                meeting.status(),
                meeting.stage(),
                meeting.wanted().stopRequestedAt() != null,
                meeting.session().lastSequence());
    }
}
