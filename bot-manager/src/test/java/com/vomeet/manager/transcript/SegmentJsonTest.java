package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.WireSegment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes that clients of the first vomeet parse, byte by byte. */
final class SegmentJsonTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private static final LiveSegment FINAL = new LiveSegment(
            "wl-uid-1",
            3,
            0.0,
            2.5,
            " Good morning everyone",
            true,
            "en",
            "Alice",
            null,
            null,
            START,
            START.plusMillis(2500),
            Instant.parse("2026-11-23T10:44:34.864239Z"),
            9);

    private static final LiveSegment TAIL = new LiveSegment(
            "u",
            4,
            2.5,
            3,
            "so",
            false,
            null,
            null,
            0.5,
            List.of(new WireSegment.Word("so", 2.5, 2.9, 0.5)),
            START,
            START,
            null,
            9);

    @Test
    void aStoredSegmentIsSpelledAsInAnswers() {
        assertThat(Json.write(SegmentJson.stored(FINAL)))
                .isEqualTo("{\"start\":0.0,\"end\":2.5,\"text\":\" Good morning everyone\",\"language\":\"en\","
                        + "\"created_at\":\"2026-11-23T10:44:34.864239\",\"speaker\":\"Alice\","
                        + "\"absolute_start_time\":\"2026-01-01T10:00:00Z\","
                        + "\"absolute_end_time\":\"2026-01-01T10:00:02.500000Z\","
                        + "\"segment_id\":\"wl-uid-1:3\",\"number\":3,\"completed\":true}");
    }

    @Test
    void aLiveSegmentIsSpelledAsInFrames() {
        assertThat(Json.write(SegmentJson.live(FINAL)))
                .isEqualTo("{\"start\":0.0,\"text\":\" Good morning everyone\",\"end_time\":2.5,\"language\":\"en\","
                        + "\"speaker\":\"Alice\",\"session_uid\":\"wl-uid-1\",\"speaker_mapping_status\":\"MAPPED\","
                        + "\"absolute_start_time\":\"2026-01-01T10:00:00Z\","
                        + "\"absolute_end_time\":\"2026-01-01T10:00:02.500000Z\","
                        + "\"segment_id\":\"wl-uid-1:3\",\"number\":3,\"completed\":true}");
    }

    @Test
    void whatIsNotKnownIsNullAsItAlwaysWas() {
        assertThat(Json.write(SegmentJson.stored(TAIL)))
                .contains("\"language\":null", "\"created_at\":null", "\"speaker\":null", "\"completed\":false")
                .endsWith("\"confidence\":0.5,\"words\":[{\"word\":\"so\",\"start\":2.5,\"end\":2.9,"
                        + "\"probability\":0.5}]}");
        assertThat(Json.write(SegmentJson.live(TAIL))).contains("\"speaker_mapping_status\":\"UNKNOWN\"");
    }

    @Test
    void aFrameHasTheMeetingTheSegmentsAndItsNumber() {
        var frame = new Frames(InstantSource.fixed(START)).text(4, 17, List.of(FINAL));
        assertThat(frame.text())
                .startsWith("{\"type\":\"transcript.mutable\",\"meeting\":{\"id\":4},\"payload\":{\"segments\":[{")
                .endsWith("}]},\"ts\":\"2026-01-01T10:00:00Z\",\"seq\":17}");
    }
}
