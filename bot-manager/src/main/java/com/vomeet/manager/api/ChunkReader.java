package com.vomeet.manager.api;

import com.vomeet.manager.transcript.Chunk;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a transcription proxy posts; says of everything that is wrong where it is. */
final class ChunkReader {
    private static final double USUAL_SECONDS = 10;
    private static final double MOST_SECONDS = 86_400;
    private static final int MOST_TEXT = 20_000;
    private static final int MOST_CHUNK = 100_000;
    private static final int MOST_NAME = 255;
    private static final int MOST_LANGUAGE = 20;
    private static final int MOST_KEY = 500;
    private static final int MOST_PARTS = 10_000;
    /** The year 9999. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private final Body body;

    private ChunkReader(Body body) {
        this.body = body;
    }

    /**
     * What came.
     *
     * @param meeting which it says it is for; null when it says nothing
     * @param chunk null when there is no text in it
     */
    record Posted(@Nullable Long meeting, @Nullable Chunk chunk) {}

    static Posted read(Context context) {
        return new ChunkReader(Body.of(context)).read();
    }

    private Posted read() {
        var session = required("session_id", MOST_NAME);
        if (session.isBlank() && body.json().path("session_id").isString()) {
            body.problems().tooShort(body.json().path("session_id"), "body", "session_id");
        }
        var text = required("text", MOST_CHUNK);
        var index = whole("chunk_index", Integer.MAX_VALUE, true);
        var timestamp = whole("timestamp", LAST_MILLIS, true);
        var meeting = whole("meeting_id", Long.MAX_VALUE, false);
        var key = body.text("audio_key", MOST_KEY);
        var parts = parts();
        var seconds = seconds(parts);
        var language = body.text("language", MOST_LANGUAGE);
        var speaker = body.text("speaker", MOST_NAME);
        body.refuseProblems();
        if (text.isBlank()) {
            return new Posted(meeting, null);
        }
        var number = Math.toIntExact(Objects.requireNonNull(index));
        var millis = Objects.requireNonNull(timestamp);
        return new Posted(
                meeting,
                new Chunk(
                        session,
                        key == null || key.isBlank() ? session + "/" + millis + "-" + number + ".raw" : key,
                        Instant.ofEpochMilli(millis),
                        seconds,
                        text,
                        parts,
                        language,
                        speaker));
    }

    /** Line ends are common in recognised text, and no control characters worth refusing. */
    private String required(String field, int longest) {
        var node = body.json().path(field);
        if (node.isMissingNode()) {
            body.problems().missing(body.json(), "body", field);
        } else if (!node.isString()) {
            body.problems().notText(node, "body", field);
        } else if (node.stringValue().length() > longest) {
            body.problems().tooLong(longest, node, "body", field);
        } else {
            return node.stringValue();
        }
        return "";
    }

    private @Nullable Long whole(String field, long most, boolean required) {
        var node = Lax.whole(body.json().path(field));
        if (node.isMissingNode() && required) {
            body.problems().missing(body.json(), "body", field);
        } else if ((node.isMissingNode() || node.isNull()) && !required) {
            return null;
        } else if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
            body.problems().notWhole(node, "body", field);
        } else if (node.longValue() < 0) {
            body.problems().below(0, node, "body", field);
        } else if (node.longValue() > most) {
            body.problems().above(most, node, "body", field);
        } else {
            return node.longValue();
        }
        return null;
    }

    private List<Chunk.Part> parts() {
        var list = body.json().path("segments");
        var parts = new ArrayList<Chunk.Part>();
        if (list.isMissingNode() || list.isNull()) {
            return parts;
        }
        if (!list.isArray() || list.size() > MOST_PARTS) {
            body.problems().broken("segments must be a list of at most " + MOST_PARTS, null, "body", "segments");
            return parts;
        }
        for (var i = 0; i < list.size(); i++) {
            part(list.get(i), i, parts);
        }
        return parts;
    }

    private void part(JsonNode json, int index, List<Chunk.Part> parts) {
        var text = json.path("text");
        var start = json.path("start");
        var end = json.path("end");
        if (!isTime(start)
                || !isTime(end)
                || !text.isString()
                || text.stringValue().length() > MOST_TEXT) {
            body.problems()
                    .broken(
                            "a segment has start and end in seconds and a text of at most " + MOST_TEXT + " characters",
                            json,
                            "body",
                            "segments",
                            Integer.toString(index));
        } else if (!text.stringValue().isBlank()) {
            parts.add(new Chunk.Part(start.doubleValue(), end.doubleValue(), text.stringValue()));
        }
    }

    private static boolean isTime(JsonNode json) {
        return json.isNumber() && json.doubleValue() >= 0 && json.doubleValue() <= MOST_SECONDS;
    }

    private double seconds(List<Chunk.Part> parts) {
        var duration = body.json().path("duration");
        if (duration.isMissingNode() || duration.isNull()) {
            return parts.stream().mapToDouble(Chunk.Part::end).max().orElse(USUAL_SECONDS);
        }
        if (!isTime(duration)) {
            body.problems().broken("duration is in seconds", duration, "body", "duration");
            return USUAL_SECONDS;
        }
        return duration.doubleValue();
    }
}
