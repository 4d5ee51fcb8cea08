package com.vomeet.manager.transcript;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Entries that the first vomeet's WhisperLive writes by itself, for bots of the first vomeet. It knows no numbers: a segment is told
 * from others by its start, which gives it one. Its times count from its session's start, which may come in an entry of its own; until
 * that is known the newest segment is taken to end when its entry was written.
 */
final class WhisperEntries {
    /** The source by which {@link SegmentBatch} knows that absolute times are to be made from the session's start. */
    static final String SOURCE = "whisper-live";

    private static final double MIN_SECONDS = 0.001;
    private static final double MAX_SECONDS = 1_000_000;
    private static final int MAX_SEGMENTS = 100;

    private WhisperEntries() {}

    /**
     * Reads one; the token is not looked at, and the meeting is whatever the token says.
     *
     * @throws IllegalArgumentException when it is none; the message may be shown
     */
    static StreamEntry read(EntryPosition position, JsonNode json, Secret token, long meetingId) {
        // Some do not say one, and the meeting is what the token names.
        var platform = Platform.find(json.path("platform").asString("")).orElse(Platform.GOOGLE_MEET);
        var uid = json.path("uid").asString("");
        var type = json.path("type").asString("transcription");
        return switch (type) {
            case "session_start" ->
                new StreamEntry.SessionStart(
                        token, platform, meetingId, uid, time(json.path("start_timestamp")), SOURCE);
            case "session_end" ->
                new StreamEntry.SessionEnd(
                        token, platform, meetingId, uid, time(json.path("end_timestamp")), 0, SOURCE);
            case "transcription" ->
                new StreamEntry.Transcription(
                        token, platform, meetingId, uid, segments(position, json.path("segments")), SOURCE);
            default -> throw new IllegalArgumentException("no type that is known");
        };
    }

    private static Instant time(JsonNode json) {
        try {
            return switch (ISO_DATE_TIME.parseBest(json.asString(""), OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                default -> throw new IllegalArgumentException("a session's time that is none");
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a session's time that is none", e);
        }
    }

    private record Said(double start, double end, JsonNode json) {}

    private static List<Segment> segments(EntryPosition position, JsonNode list) {
        if (!list.isArray() || list.size() > MAX_SEGMENTS) {
            throw new IllegalArgumentException("segments must be a list of at most " + MAX_SEGMENTS);
        }
        var said = new ArrayList<Said>();
        list.forEach(json -> {
            var start = seconds(json.path("start"));
            var end = seconds(json.path("end"));
            if (start.isPresent() && end.isPresent()) {
                var from = Math.min(start.getAsDouble(), end.getAsDouble());
                var to = Math.max(start.getAsDouble(), end.getAsDouble());
                if (to - from >= MIN_SECONDS) {
                    said.add(new Said(from, to, json));
                }
            }
        });
        var newest = said.stream().mapToDouble(Said::end).max().orElse(0);
        var began = plus(position.time(), -newest);
        return said.stream().map(s -> segment(s, began)).toList();
    }

    private static OptionalDouble seconds(JsonNode json) {
        try {
            var value = json.isNumber() ? json.doubleValue() : Double.parseDouble(json.asString(""));
            return value >= 0 && value < MAX_SECONDS ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Segment segment(Said said, Instant began) {
        var text = said.json().path("text").asString("");
        var language = said.json().path("language").asString("");
        return new Segment(
                1 + (int) Math.round(said.start() * 1000),
                said.start(),
                said.end(),
                NoSpeech.is(text) ? "" : text,
                said.json().path("completed").asBoolean(true),
                language.isBlank() ? null : language,
                null,
                null,
                null,
                plus(began, said.start()),
                plus(began, said.end()));
    }

    static Instant plus(Instant time, double seconds) {
        return time.plusNanos(Math.round(seconds * 1e6) * 1_000);
    }
}
