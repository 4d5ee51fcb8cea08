package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WhisperEntriesTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-23T10:00:10Z");
    private static final Secret TOKEN = Secret.of("t");

    private static StreamEntry read(String members) {
        var json = Json.MAPPER.readTree("{\"uid\":\"w\",\"platform\":\"google_meet\"," + members + "}");
        return WhisperEntries.read(new EntryPosition(WRITTEN.toEpochMilli(), 0), json, TOKEN, 7);
    }

    private static List<Segment> segments(String list) {
        return ((StreamEntry.Transcription) read("\"segments\":" + list)).segments();
    }

    @Test
    void aSegmentIsKnownByItsStartAndPlacedByWhenItWasWritten() {
        var segments = segments(
                "[{\"start\":\"0.000\",\"end\":\"2.500\",\"text\":\" Good morning\",\"completed\":true,"
                        + "\"language\":\"en\"},{\"start\":\"2.500\",\"end\":\"4.000\",\"text\":\" every\",\"completed\":false}]");
        assertThat(segments).extracting(Segment::number).containsExactly(1, 2501);
        assertThat(segments).extracting(Segment::completed).containsExactly(true, false);
        assertThat(segments.getFirst().language()).isEqualTo("en");
        assertThat(segments.getFirst().text()).isEqualTo(" Good morning");
        assertThat(segments.getLast().language()).isNull();
        assertThat(segments.getLast().absoluteEndTime()).isEqualTo(WRITTEN);
        assertThat(segments.getFirst().absoluteStartTime()).isEqualTo(WRITTEN.minusSeconds(4));
    }

    @Test
    void whoSaysNoPlatformIsHeardAllTheSame() {
        var json = Json.MAPPER.readTree(
                "{\"uid\":\"w\",\"segments\":[{\"start\":1,\"end\":2,\"text\":\"Hello\",\"completed\":true}]}");
        assertThat(WhisperEntries.read(new EntryPosition(WRITTEN.toEpochMilli(), 0), json, TOKEN, 7))
                .isInstanceOfSatisfying(
                        StreamEntry.Transcription.class,
                        said -> assertThat(said.segments())
                                .extracting(Segment::text)
                                .containsExactly("Hello"));
    }

    @Test
    void timesThatAreTurnedAroundAreTurnedBackAndOthersAreLeftOut() {
        var segments = segments(
                "[{\"start\":5,\"end\":3,\"text\":\"turned\"},{\"start\":\"x\",\"end\":\"1\",\"text\":\"none\"},"
                        + "{\"start\":1,\"end\":1,\"text\":\"no time\"},{\"start\":null,\"end\":1,\"text\":\"none\"},7]");
        assertThat(segments).extracting(Segment::text).containsExactly("turned");
        assertThat(segments.getFirst().start()).isEqualTo(3);
        assertThat(segments.getFirst().end()).isEqualTo(5);
    }

    @Test
    void whenASessionBeganAndEndedIsRead() {
        assertThat(read("\"type\":\"session_start\",\"start_timestamp\":\"2026-01-01T10:00:00.500000Z\""))
                .isInstanceOfSatisfying(
                        StreamEntry.SessionStart.class,
                        start -> assertThat(start.startTimestamp())
                                .isEqualTo(Instant.parse("2026-01-01T10:00:00.500Z")));
        assertThat(read("\"type\":\"session_start\",\"start_timestamp\":\"2026-01-01T10:00:00.5\""))
                .as("of some without a zone, which is UTC")
                .isInstanceOfSatisfying(
                        StreamEntry.SessionStart.class,
                        start -> assertThat(start.startTimestamp())
                                .isEqualTo(Instant.parse("2026-01-01T10:00:00.500Z")));
        assertThat(read("\"type\":\"session_end\",\"end_timestamp\":\"2026-01-01T11:00:00Z\""))
                .isInstanceOf(StreamEntry.SessionEnd.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[BLANK_AUDIO]", " <no audio>", "<inaudible>", "<>", "<3 ", "", "  ", ">>>", "...", "♪ ♪"})
    void whatNobodySaidIsBlank(String text) {
        assertThat(NoSpeech.is(text)).isTrue();
        assertThat(segments("[{\"start\":0,\"end\":1,\"text\":" + Json.write(text) + "}]")
                        .getFirst()
                        .text())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "No", "hi", "はい", "testing", "hello", "the", "1", "mmmmmm"})
    void shortWordsThatTheFirstVomeetLostAreKept(String text) {
        assertThat(NoSpeech.is(text)).isFalse();
    }
}
