package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TranscriptViewTest {
    @Test
    void wordTimesBecomeMomentsByTheSegmentsStart() {
        var line = line("""
                {"start":10.0,"end":11.0,"text":" good morning","speaker":"Ada",
                 "absolute_start_time":"2026-01-01T10:00:10Z","absolute_end_time":"2026-01-01T10:00:11Z",
                 "words":[{"word":"good","start":10.0,"end":10.4,"probability":0.9}]}
                """);
        assertThat(line.words()).singleElement().satisfies(word -> {
            assertThat(word.middle()).isEqualTo(Instant.parse("2026-01-01T10:00:10.2Z"));
            assertThat(word.word()).isEqualTo("good");
        });
        assertThat(line.text()).isEqualTo("good morning");
    }

    @Test
    void theWebSocketsSpellingOfTimesIsReadToo() {
        assertThat(line("""
                {"start":0.0,"text":"a","absolute_start_time":"2026-01-01T10:00:00+00:00",
                 "absolute_end_time":"2026-01-01T10:00:02.500000+00:00"}
                """).end()).isEqualTo(Instant.parse("2026-01-01T10:00:02.5Z"));
    }

    @Test
    void aSegmentThatDoesNotSayOtherwiseIsComplete() {
        assertThat(line("""
                {"start":0.0,"text":"a","absolute_start_time":"2026-01-01T10:00:00Z",
                 "absolute_end_time":"2026-01-01T10:00:02Z"}
                """)).satisfies(line -> {
            assertThat(line.completed()).isTrue();
            assertThat(line.speaker()).isNull();
            assertThat(line.words()).isEmpty();
        });
    }

    private static TranscriptView.Line line(String json) {
        return TranscriptView.line(Json.MAPPER.readTree(json));
    }
}
