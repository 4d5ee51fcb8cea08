package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.transcript.LiveSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes bodies. What was settled when the event happened is in its payload; a transcript, which may be long and has rows of its own, is
 * read when it is sent.
 */
final class Bodies {
    static final int ENVELOPE_VERSION = 1;
    private final Function<MeetingId, List<LiveSegment>> transcripts;

    Bodies(Function<MeetingId, List<LiveSegment>> transcripts) {
        this.transcripts = transcripts;
    }

    byte[] of(Told told, BodyFormat format) {
        var body = switch (format) {
            case CLASSIC -> classic(told);
            case ENVELOPE -> envelope(told);
        };
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code data} and {@code meeting} are in every body about a meeting, whichever of its three bodies the first vomeet had sent. */
    private ObjectNode classic(Told told) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("event", told.toldAs())
                .put("timestamp", NaiveTime.format(told.at()));
        var data = told.payload().get("data");
        body.set("data", data == null ? Json.MAPPER.createObjectNode() : data);
        addMeeting(body, told);
        return body;
    }

    private ObjectNode envelope(Told told) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("id", told.uid().toString())
                .put("version", ENVELOPE_VERSION)
                .put("type", told.toldAs())
                .put("created_at", NaiveTime.format(told.at()) + "Z")
                .put("account_id", told.account().value());
        var meeting = told.meeting();
        body.put("meeting_id", meeting == null ? null : meeting.value()).put("sequence", told.sequence());
        var data = body.putObject("data");
        var given = told.payload().get("data");
        if (given != null && meeting != null) {
            data.set("change", given);
        } else if (given instanceof ObjectNode object) {
            data.setAll(object);
        }
        addMeeting(data, told);
        return body;
    }

    private void addMeeting(ObjectNode body, Told told) {
        var meeting = told.payload().get("meeting");
        if (meeting != null) {
            body.set("meeting", meeting);
        }
        if (told.meeting() != null && told.isTranscript()) {
            var complete = told.payload().path("complete").asBoolean(false);
            body.set("transcript", TranscriptShape.of(transcripts.apply(told.meeting()), complete));
        }
    }
}
