package com.vomeet.manager.fleet;

import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.orchestrator.Orchestrator;
import java.net.URI;
import java.time.InstantSource;

/** What the fleet loop works with. */
public record FleetParts(
        Meetings meetings,
        MeetingChanges changes,
        Orchestrator orchestrator,
        BotConfigs configs,
        URI whisperLiveUrl,
        FleetTimings timings,
        InstantSource clock,
        FleetCounters counters) {}
