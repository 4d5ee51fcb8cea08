package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveMeetingTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicInteger entered = new AtomicInteger();
    private final LiveMeeting meeting = new LiveMeeting(
            new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> ZERO, false),
            entered::incrementAndGet);

    @Test
    void beforeAnyWordThereIsNoFirstText() {
        meeting.text(1, List.of(line(" ")));
        assertThat(meeting.firstText()).isEmpty();
    }

    @Test
    void theFirstWordsCountEvenWhenTheyMayStillChange() {
        meeting.text(1, List.of(line("hel")));
        var first = meeting.firstText();
        meeting.text(1, List.of(line("hello there")));
        assertThat(first).isPresent();
        assertThat(meeting.firstText()).isEqualTo(first);
    }

    @Test
    void costIsMeasuredFromTheCallOn() {
        meeting.status(1, "awaiting_admission");
        assertThat(entered).hasValue(0);
        meeting.status(1, "active");
        assertThat(entered).hasValue(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("waits in the lobby")
                .contains("the bot is in the call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "error"})
    void everyFinalStatusIsTheEnd(String status) throws InterruptedException {
        assertThat(meeting.awaitEnd(Duration.ofMillis(1))).isFalse();
        meeting.status(1, status);
        assertThat(meeting.awaitEnd(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void troubleIsToldAndIsNotTheEnd() throws InterruptedException {
        meeting.trouble("the connection broke");
        assertThat(meeting.awaitEnd(Duration.ofMillis(1))).isFalse();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("! the connection broke");
    }

    private static Line line(String text) {
        return new Line(ZERO, ZERO.plusSeconds(1), null, text, false, List.of());
    }
}
