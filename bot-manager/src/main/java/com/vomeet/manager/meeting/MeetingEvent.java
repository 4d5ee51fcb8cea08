package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that changed a meeting, or that was done about it. */
public record MeetingEvent(
        long id,
        Instant at,
        String kind,
        @Nullable MeetingStatus from,
        @Nullable MeetingStatus to,
        String source,
        @Nullable String reason,
        @Nullable String detail,
        List<Evidence> evidence) {
    public MeetingEvent {
        evidence = List.copyOf(evidence);
    }
}
