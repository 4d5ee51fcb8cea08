package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.meeting.Shown;
import com.vomeet.manager.transcript.LiveView;
import com.vomeet.manager.transcript.SegmentJson;
import com.vomeet.manager.transcript.TranscriptText;
import com.vomeet.manager.transcript.Transcripts;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /transcripts/{platform}/{native_meeting_id}}: all text of a meeting up to now, the tail included. */
final class TranscriptRoutes implements RouteGroup {
    private final Callers callers;
    private final Meetings meetings;
    private final Transcripts transcripts;

    TranscriptRoutes(Callers callers, Meetings meetings, Transcripts transcripts) {
        this.callers = callers;
        this.meetings = meetings;
        this.transcripts = transcripts;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/transcripts/{platform}/{native_meeting_id}", this::transcript);
    }

    private void transcript(Context context) {
        var account = callers.require(context, Scope.TRANSCRIPTS_READ).account();
        var format = format(context);
        var meeting = NamedMeeting.find(context, account, meetings);
        var view = transcripts.transcript(meeting.id().value());
        context.header("Cache-Control", "no-store");
        switch (format) {
            case JSON -> context.json(shape(meeting, view));
            case TEXT -> context.contentType("text/plain; charset=utf-8").result(TranscriptText.plain(view.shown()));
            case MARKDOWN ->
                context.contentType("text/markdown; charset=utf-8")
                        .result(TranscriptText.markdown(
                                meeting.platform().wire() + " " + meeting.nativeId(), view.shown()));
        }
    }

    private enum Format {
        JSON,
        TEXT,
        MARKDOWN
    }

    private static Format format(Context context) {
        var word = Optional.ofNullable(context.queryParam("format")).orElse("json");
        return switch (word) {
            case "json" -> Format.JSON;
            case "text" -> Format.TEXT;
            case "markdown" -> Format.MARKDOWN;
            default -> {
                var problems = new Problems();
                var input = Json.MAPPER.getNodeFactory().stringNode(word);
                problems.notOneOf(input, List.of("json", "text", "markdown"), "query", "format");
                throw problems.refusal();
            }
        };
    }

    private static ObjectNode shape(Meeting meeting, LiveView view) {
        var answer = Json.MAPPER
                .createObjectNode()
                .put("id", meeting.id().value())
                .put("platform", meeting.platform().wire())
                .put("native_meeting_id", meeting.nativeId())
                .put("constructed_meeting_url", Shown.url(meeting))
                .put("status", meeting.status().wire())
                .put("start_time", NaiveTime.formatOptional(meeting.times().start()))
                .put("end_time", NaiveTime.formatOptional(meeting.times().end()));
        var segments = answer.putArray("segments");
        view.shown().forEach(segment -> segments.add(SegmentJson.stored(segment)));
        // A client that goes on by WebSocket subscribes with "after" set to this.
        return answer.put("seq", view.seq());
    }
}
