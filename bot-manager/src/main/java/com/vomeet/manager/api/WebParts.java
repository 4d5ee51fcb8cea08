package com.vomeet.manager.api;

import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.roster.Boards;
import com.vomeet.manager.roster.Roster;
import com.vomeet.manager.transcript.Transcripts;
import java.time.InstantSource;
import java.util.List;

/** What the routes of transcripts, live text and the page are made of besides the others' parts. */
public record WebParts(
        Transcripts transcripts, Erasure erasure, OneTimeCodes codes, Boards boards, InstantSource clock) {
    static List<RouteGroup> groups(ApiParts parts, PageSessions sessions, LiveDoor door, OperatorDoor operators) {
        var web = parts.web();
        var callers = door.callers();
        return List.of(
                new TranscriptRoutes(callers, parts.meetings(), web.transcripts()),
                new LiveSocket(door, parts.meetings(), web.transcripts().live()),
                new StreamRoutes(door, parts.meetings(), web.transcripts().live(), web.clock()),
                new ChunkRoutes(web.transcripts().tokens(), web.transcripts(), web.clock()),
                new ErasureRoutes(callers, web.erasure()),
                new RosterRoutes(door, new Roster(parts.database().jdbi(), web.clock()), web.boards(), web.clock()),
                new SessionRoutes(parts.accounts().keys(), sessions, web.codes(), operators),
                new PageRoutes(),
                new DocsRoutes());
    }
}
