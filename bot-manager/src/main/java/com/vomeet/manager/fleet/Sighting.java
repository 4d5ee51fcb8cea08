package com.vomeet.manager.fleet;

import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.orchestrator.Workload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row and its workload at one moment.
 *
 * @param observingSince since when bots could be heard: a manager that was away, or had no database, has not listened
 */
record Sighting(Meeting meeting, @Nullable Workload workload, Instant now, Instant observingSince) {}
