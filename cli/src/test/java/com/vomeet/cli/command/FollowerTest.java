package com.vomeet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.cli.demo.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowerTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> ZERO, false);
    private final Follower follower = new Follower(screen, screen::line, 4);

    @Test
    void theMeetingsOwnTextIsShownAndNoOthers() {
        follower.text(4, List.of(line("hello")));
        follower.text(5, List.of(line("secret")));
        assertThat(shown()).contains("Ada            hello").doesNotContain("secret");
    }

    @Test
    void aStatusIsToldInWordsAndOnce() {
        follower.status(4, "active");
        follower.status(4, "active");
        assertThat(shown()).isEqualTo("   0.0 s  the bot is in the call\n");
    }

    @Test
    void anotherMeetingsEndIsNotTheEnd() {
        follower.status(5, "completed");
        assertThat(shown()).isEmpty();
    }

    @Test
    void theEndOfTheMeetingIsAGoodEnd() throws InterruptedException {
        follower.status(4, "completed");
        assertThat(follower.awaitEnd()).isTrue();
    }

    @Test
    void aFailedMeetingWasFollowedToItsEndToo() throws InterruptedException {
        follower.status(4, "failed");
        assertThat(follower.awaitEnd()).isTrue();
        assertThat(shown()).contains("the meeting failed");
    }

    @Test
    void aBrokenConnectionIsToldAndIsNoGoodEnd() throws InterruptedException {
        follower.trouble("the server closed the live connection");
        assertThat(follower.awaitEnd()).isFalse();
        assertThat(shown()).contains("! the server closed");
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Line line(String text) {
        return new Line(ZERO, ZERO.plusSeconds(1), "Ada", text, true, List.of());
    }
}
