package com.vomeet.contract.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Golden;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.whisper.WireSegment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamEntryTest {
    private static final Secret TOKEN = Secret.of("JWT_TOKEN");

    @Test
    void theStartOfASession() {
        Golden.assertBothWays(
                "stream-session-start.json",
                new StreamEntry.SessionStart(
                        TOKEN,
                        Platform.GOOGLE_MEET,
                        123,
                        "c-1",
                        Instant.parse("2026-01-01T10:00:00.250Z"),
                        StreamEntry.BOT),
                StreamEntry.class);
    }

    @Test
    void text() {
        var first = new Segment(
                1,
                0.25,
                1.5,
                "Hello there",
                true,
                "en",
                "Ada",
                0.9,
                List.of(
                        new WireSegment.Word("Hello", 0.25, 0.75, 0.95),
                        new WireSegment.Word("there", 0.75, 1.5, 0.85)),
                Instant.parse("2026-01-01T10:00:00.500Z"),
                Instant.parse("2026-01-01T10:00:01.750Z"));
        var tail = new Segment(
                2,
                2,
                2.5,
                "and",
                false,
                null,
                null,
                null,
                null,
                Instant.parse("2026-01-01T10:00:02.250Z"),
                Instant.parse("2026-01-01T10:00:02.750Z"));
        Golden.assertBothWays(
                "stream-transcription.json",
                new StreamEntry.Transcription(
                        TOKEN, Platform.GOOGLE_MEET, 123, "c-1", List.of(first, tail), StreamEntry.BOT),
                StreamEntry.class);
    }

    @Test
    void whatIsTracedSaysWhatReadingItContinues() {
        var traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var at = Instant.parse("2026-01-01T10:30:00Z");
        var text = new StreamEntry.Transcription(
                TOKEN, Platform.ZOOM, 123, "c-1", List.of(), StreamEntry.BOT, traceparent);
        var end = new StreamEntry.SessionEnd(TOKEN, Platform.ZOOM, 123, "c-1", at, 17, StreamEntry.BOT, traceparent);
        assertThat(List.of(text, end)).allSatisfy(entry -> {
            assertThat(Json.read(Json.write(entry), StreamEntry.class)).isEqualTo(entry);
            assertThat(entry.traceparent()).isEqualTo(traceparent);
        });
        assertThat(new StreamEntry.SessionStart(TOKEN, Platform.ZOOM, 123, "c-1", at, StreamEntry.BOT).traceparent())
                .isNull();
    }

    @Test
    void theEndOfASession() {
        var end = new StreamEntry.SessionEnd(
                TOKEN, Platform.GOOGLE_MEET, 123, "c-1", Instant.parse("2026-01-01T10:30:00Z"), 17, StreamEntry.BOT);
        Golden.assertBothWays("stream-session-end.json", end, StreamEntry.class);
        assertThat(end.toString()).doesNotContain("JWT_TOKEN");
    }
}
