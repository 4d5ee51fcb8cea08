package com.vomeet.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A transcript as the API gives it. */
public record TranscriptView(List<Line> lines) {
    public TranscriptView {
        lines = List.copyOf(lines);
    }

    /** One segment. Words are there where the engine gives their times. */
    public record Line(
            Instant start, Instant end, @Nullable String speaker, String text, boolean completed, List<Word> words) {
        public Line {
            words = List.copyOf(words);
        }
    }

    public record Word(String word, Instant start, Instant end) {
        public Instant middle() {
            return start.plus(Duration.between(start, end).dividedBy(2));
        }
    }

    static TranscriptView of(JsonNode json) {
        return new TranscriptView(
                json.path("segments").valueStream().map(TranscriptView::line).toList());
    }

    /** Reads a segment of either spelling: the WebSocket's or the transcript's. */
    static Line line(JsonNode segment) {
        var start = instant(segment.path("absolute_start_time"));
        var base = segment.path("start").doubleValue();
        var words = segment.path("words")
                .valueStream()
                .map(w -> new Word(
                        w.path("word").asString(""),
                        plus(start, w.path("start").doubleValue() - base),
                        plus(start, w.path("end").doubleValue() - base)))
                .toList();
        return new Line(
                start,
                instant(segment.path("absolute_end_time")),
                segment.path("speaker").asString(null),
                segment.path("text").asString("").strip(),
                segment.path("completed").booleanValue(true),
                words);
    }

    private static Instant instant(JsonNode node) {
        return OffsetDateTime.parse(node.stringValue()).toInstant();
    }

    private static Instant plus(Instant base, double seconds) {
        return base.plusNanos(Math.round(seconds * 1e9));
    }
}
