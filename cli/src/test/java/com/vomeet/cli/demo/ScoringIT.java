package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.cli.client.TranscriptView.Word;
import com.vomeet.cli.product.Folders;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.InstantEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real recordings, and an engine whose only words are none of theirs. */
final class ScoringIT {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private static final List<Said> SAID = List.of(
            new Said("Ada", at(0), at(4), "vm-nobox", "You cannot reply"),
            new Said("Ben", at(3), at(8), "ss-noservice", "not in service"));

    @TempDir
    Path cache;

    @Test
    void theSameWordsInAnyOrderOfArrivalAreNoErrors() {
        var score = score(line("Ben", 6, "not in service"), line("Ada", 1, "you cannot reply"));
        assertThat(score.wer()).isZero();
        assertThat(score.names()).isEqualTo(new NameScore(2, 0, 0));
    }

    @Test
    void eachWrongWordOfSixCountsASixth() {
        assertThat(score(line("Ada", 1, "you cannot deny"), line("Ben", 6, "not in service"))
                        .wer())
                .isEqualTo(0.1667);
    }

    @Test
    void nothingUnderstoodIsWhollyWrong() {
        assertThat(score().wer()).isEqualTo(1);
        assertThat(score().names().good()).isFalse();
    }

    @Test
    void theEngineAloneIsMeasuredOnTheRecordings() {
        assertThat(score(line("Ada", 1, "you cannot reply")).werDirect()).isPositive();
    }

    @Test
    void aPersonWhoIsNotInTheScenarioHasNoRecordings() {
        var recordings = new Recordings(Scenario.named("demo"), folders());
        assertThatThrownBy(() -> recordings.samples(new Said("Zoe", at(0), at(1), "vm-nobox", "x")))
                .hasMessage("nobody is called Zoe");
        assertThatThrownBy(() -> recordings.samples(new Said("Ada", at(0), at(1), "no-such-prompt", "x")))
                .hasMessage("no prompt no-such-prompt");
    }

    private Scoring.Score score(Line... lines) {
        return new Scoring(new Recordings(Scenario.named("demo"), folders()), new InstantEngine())
                .score(SAID, List.of(lines));
    }

    private Folders folders() {
        return new Folders(cache, cache, cache);
    }

    private static Line line(String speaker, double middle, String text) {
        var word = new Word("word", at(middle - 0.1), at(middle + 0.1));
        return new Line(at(middle - 0.5), at(middle + 0.5), speaker, text, true, List.of(word));
    }

    private static Instant at(double seconds) {
        return ZERO.plusMillis(Math.round(seconds * 1000));
    }
}
