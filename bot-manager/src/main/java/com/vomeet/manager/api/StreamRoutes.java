package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.transcript.LiveTranscripts;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code GET /meetings/{id}/stream}: the WebSocket's frames as server-sent events, everything so far first. */
final class StreamRoutes implements RouteGroup {
    /** A bot stays for 30 s at most until all its text is stored. */
    private static final Duration LATE_TEXT = Duration.ofSeconds(35);

    private static final int NO_CONTENT = 204;

    private final LiveDoor door;
    private final Meetings meetings;
    private final LiveTranscripts live;
    private final InstantSource clock;

    StreamRoutes(LiveDoor door, Meetings meetings, LiveTranscripts live, InstantSource clock) {
        this.door = door;
        this.meetings = meetings;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/meetings/{id}/stream", this::stream);
    }

    private void stream(Context context) throws IOException {
        var caller = door.callers().require(context, Scope.TRANSCRIPTS_READ);
        var meeting = meetings.find(caller.account(), PathNames.meeting(context))
                .orElseThrow(() -> new Refusal(404, "Meeting not found"));
        var id = meeting.id().value();
        var after = after(context);
        var now = live.now(id);
        var late = late(meeting);
        if (late.isZero() && after >= now) {
            // Tells an EventSource that came back that there is nothing to come back for.
            context.status(NO_CONTENT);
            return;
        }
        try (var _ = door.enter(context, caller.key())) {
            var outlet = EventOutlet.of(context);
            outlet.open();
            if (meeting.status().isTerminal()) {
                outlet.over();
            }
            tell(context, outlet, id, after, late);
        }
    }

    private void tell(Context context, EventOutlet outlet, long meeting, long after, Duration late) {
        try (var reader = live.open(outlet);
                var _ = door.watch(context, Scope.TRANSCRIPTS_READ, () -> LiveSocket.silence(reader))) {
            reader.follow(meeting, after);
            if (late.isZero()) {
                reader.finish();
            }
            outlet.awaitOver(late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long text may still come after the end. */
    private Duration late(Meeting meeting) {
        var end = meeting.times().end();
        if (!meeting.status().isTerminal() || end == null) {
            return LATE_TEXT;
        }
        var left = LATE_TEXT.minus(Duration.between(end, clock.instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static long after(Context context) {
        var header = context.header("Last-Event-ID");
        return header == null || header.isBlank()
                ? number(context.queryParam("after"), "query", "after")
                : number(header.strip(), "header", "Last-Event-ID");
    }

    private static long number(@Nullable String word, String where, String name) {
        if (word == null) {
            return 0;
        }
        if (!word.matches("\\d{1,16}")) {
            var problems = new Problems();
            problems.notWhole(Json.MAPPER.getNodeFactory().stringNode(word), where, name);
            throw problems.refusal();
        }
        return Long.parseLong(word);
    }
}
