package com.vomeet.manager.api;

import com.vomeet.manager.address.MeetingAddresses;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.Callbacks;
import com.vomeet.manager.bot.Heartbeats;
import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingList;
import com.vomeet.manager.meeting.ScheduleChanges;
import com.vomeet.trace.Tracing;
import java.time.InstantSource;
import java.util.List;

/** What the routes of bots and meetings are made of besides the others' parts. */
public record BotParts(
        BotRequests requests,
        MeetingChanges changes,
        ScheduleChanges schedule,
        Callbacks callbacks,
        Heartbeats heartbeats,
        CallbackSecrets secrets,
        FleetCounters fleet,
        Tracing tracing,
        InstantSource clock) {
    static List<RouteGroup> groups(ApiParts parts, Callers callers) {
        var config = parts.config();
        var jdbi = parts.database().jdbi();
        var furthest = config.fleet().schedule().furthest();
        var reader = new BotRequestReader(
                new MeetingAddresses(config.meetings()), config.bots().longest(), furthest);
        return List.of(
                new BotRequestRoutes(callers, reader, parts),
                new BotRoutes(callers, parts.meetings(), parts.bots()),
                new MeetingRoutes(callers, parts.meetings(), new MeetingList(jdbi)),
                new MeetingPatchRoutes(callers, parts, furthest),
                new InternalRoutes(parts.bots(), config.http().legacyCallbacks()),
                new FlightRecordRoutes(callers, parts));
    }
}
