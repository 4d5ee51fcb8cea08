package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Instant now = ZERO;

    @Test
    void newsCarryTheSecondsSinceTheStart() {
        var screen = screen(false);
        now = ZERO.plusMillis(12_340);
        screen.news("knocked");
        assertThat(shown()).isEqualTo("  12.3 s  knocked\n");
    }

    @Test
    void aFinalLineIsPrintedOnceHoweverOftenItIsSent() {
        var screen = screen(false);
        screen.line(line("Ada", "hello", true));
        screen.line(line("Ada", "hello", true));
        assertThat(shown()).isEqualTo("   0.0 s  Ada            hello\n");
    }

    @Test
    void aLineThatIsStillBeingSaidIsNotPrintedWhereThereIsNoTerminal() {
        screen(false).line(line("Ada", "hel", false));
        assertThat(shown()).isEmpty();
    }

    @Test
    void onATerminalTheUnfinishedLineIsOverwrittenByTheFinalOne() {
        var screen = screen(true);
        screen.line(line("Ada", "hel", false));
        screen.line(line("Ada", "hello", true));
        assertThat(shown()).contains("… hel").contains("\033[2K\r").endsWith("hello\n");
    }

    @Test
    void aLineWithoutACertainSpeakerSaysSo() {
        screen(false).line(new Line(ZERO, ZERO.plusSeconds(1), null, "hello", true, List.of()));
        assertThat(shown()).contains("(not certain)");
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now, terminal);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Line line(String speaker, String text, boolean completed) {
        return new Line(ZERO, ZERO.plusSeconds(1), speaker, text, completed, List.of());
    }
}
