package com.vomeet.manager.fleet;

import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.orchestrator.Workload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row and its workload at one moment. */
record Sighting(Meeting meeting, @Nullable Workload workload, Instant now, Listening listening) {
    /** Since when bots could be heard by a manager that listened. */
    Instant observingSince() {
        return listening.since();
    }

    /** Since when they could be heard. */
    Instant openSince() {
        return listening.open();
    }
}
