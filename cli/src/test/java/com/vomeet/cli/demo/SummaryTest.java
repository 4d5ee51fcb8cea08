package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private static final List<Said> TRUTH =
            List.of(new Said("Ada", at(0), at(2), "a", "one two"), new Said("Ben", at(3), at(5), "b", "three four"));

    @Test
    void eachStepHasItsTimeAndWhatItTookSinceTheOneBefore() {
        assertThat(render(good()))
                .contains(
                        "  requested                10:00:00.000",
                        "  joining                  10:00:02.000  + 2.0 s",
                        "  in the call              10:00:06.000  + 4.0 s",
                        "  completed, left_alone    10:01:00.000  + 50.0 s");
    }

    @Test
    void aStepThatNeverCameSaysSoAndIsSkippedInTheCounting() {
        assertThat(render(good())).contains("  in the lobby             never");
    }

    @Test
    void whatWasUnderstoodStandsUnderWhatWasSaid() {
        assertThat(render(good(), line("Ada", 0.1, 1.9, "one too"), line(null, 3.2, 4.8, "three four")))
                .containsSequence(
                        "  Ada said:  one two", "    Ada:  one too", "  Ben said:  three four", "    ?:  three four");
    }

    @Test
    void theFiguresAreSaidInWords() {
        assertThat(render(good()))
                .contains(
                        "Word error rate 0.140; the same engine fed with the files 0.120",
                        "Names: 98 words right, 0 wrong, 2 without a name",
                        "The bot: 0.21 cores, 291 MB (of it 70 MB Java, the rest is the browser)",
                        "✓ The meeting went as expected.");
    }

    @Test
    void everyProblemIsShownBeforeTheVerdict() {
        var bad = new DemoResult(
                false,
                good().meeting(),
                good().timeline(),
                1,
                0.1,
                new NameScore(0, 1, 0),
                good().bot(),
                List.of("The names are wrong."));
        assertThat(render(bad)).endsWith("✗ The names are wrong.", "✗ The meeting did not go as expected.");
    }

    private static List<String> render(DemoResult result, Line... lines) {
        return Summary.render(result, List.of(lines), TRUTH);
    }

    private static DemoResult good() {
        return new DemoResult(
                true,
                new DemoResult.Meeting(1, "completed", "left_alone"),
                new DemoResult.Timeline(at(0), at(2), null, at(6), at(10), at(60)),
                0.14,
                0.12,
                new NameScore(98, 0, 2),
                new DemoResult.Bot(0.214, 70.2, 291.4),
                List.of());
    }

    private static Line line(@Nullable String speaker, double from, double to, String text) {
        return new Line(at(from), at(to), speaker, text, true, List.of());
    }

    private static Instant at(double seconds) {
        return ZERO.plusMillis(Math.round(seconds * 1000));
    }
}
