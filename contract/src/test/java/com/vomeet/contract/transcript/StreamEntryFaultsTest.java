package com.vomeet.contract.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Golden;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** The stream is read by a process that cannot choose what is in it. */
final class StreamEntryFaultsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"speaker_event\",\"uid\":\"u\"}",
                "{\"type\":null}",
                "{\"type\":\"transcription\",\"uid\":\"u\"}",
                "{\"type\":\"session_start\",\"platform\":\"webex\"}",
                "{\"type\":\"session_end\",\"end_timestamp\":\"noon\"}",
                "{\"type\":\"session_end\",\"meeting_id\":\"x\"}",
                "[]",
                "session_start"
            })
    void whatIsNoEntryIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text, StreamEntry.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void anEntryOfAForksServerHasNoSourceOfOurs() {
        var entry = Json.read(
                "{\"type\":\"session_end\",\"token\":\"t\",\"platform\":\"teams\",\"meeting_id\":9,\"uid\":\"u\"}",
                StreamEntry.class);
        assertThat(entry)
                .isInstanceOfSatisfying(
                        StreamEntry.SessionEnd.class,
                        end -> assertThat(end.source()).isNotEqualTo(StreamEntry.BOT));
        assertThat(entry.meetingId()).isEqualTo(9);
        assertThat(entry.uid()).isEqualTo("u");
        assertThat(entry.token().reveal()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream-session-start.json", "stream-transcription.json", "stream-session-end.json"})
    void fieldsOfNewerBotsAreIgnored(String file) {
        var text = Golden.text(file);
        var newer = text.replaceFirst("\\{", "{\"mood\":{\"a\":[1]},");
        assertThat(Json.read(newer, StreamEntry.class)).isEqualTo(Json.read(text, StreamEntry.class));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryOfEveryPlatformComesBack(Platform platform) {
        var entry = new StreamEntry.SessionStart(
                Secret.of("t"), platform, Long.MAX_VALUE, "ü-1", Instant.EPOCH, StreamEntry.BOT);
        assertThat(Json.read(Json.write(entry), StreamEntry.class)).isEqualTo(entry);
    }

    @Test
    void anEntryWithoutSegmentsComesBack() {
        var entry = transcription(List.of());
        assertThat(Json.read(Json.write(entry), StreamEntry.class)).isEqualTo(entry);
    }

    @Test
    void textInEveryScriptComesBack() {
        var entry = transcription(List.of(segment("Grüße, 世界 👋🏽 \"quoted\" \\ and\nmore", "Zoë 🌸")));
        assertThat(Json.read(Json.write(entry), StreamEntry.class)).isEqualTo(entry);
    }

    @Test
    void anEntryKeepsItsSegmentsWhenTheWriterGoesOn() {
        var segments = new ArrayList<>(List.of(segment("a", "Ada")));
        var entry = transcription(segments);
        segments.clear();
        assertThat(entry.segments()).hasSize(1);
    }

    @Test
    void noEntryShowsItsToken() {
        assertThat(transcription(List.of()).toString()).doesNotContain("HUSH");
    }

    private static StreamEntry.Transcription transcription(List<Segment> segments) {
        return new StreamEntry.Transcription(Secret.of("HUSH"), Platform.ZOOM, 1, "u", segments, StreamEntry.BOT);
    }

    private static Segment segment(String text, String speaker) {
        return new Segment(
                1, 0, 1.5, text, true, null, speaker, 1.0, null, Instant.EPOCH, Instant.EPOCH.plusMillis(1_500));
    }
}
