package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.cli.client.TranscriptView.Word;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NameScoreTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private static final List<Said> TRUTH =
            List.of(new Said("Ada", at(0), at(2), "a", "one two"), new Said("Ben", at(3), at(5), "b", "three four"));

    @Test
    void aWordOverItsSpeakersPromptIsRight() {
        assertThat(score(line("Ada", 0.5), line("Ben", 3.5))).isEqualTo(new NameScore(2, 0, 0));
    }

    @Test
    void aWordWithAnotherPersonsNameIsWrong() {
        assertThat(score(line("Ben", 0.5))).isEqualTo(new NameScore(0, 1, 0));
    }

    @Test
    void aWordWithoutANameIsUnnamedAndNotWrong() {
        assertThat(score(line(null, 0.5))).isEqualTo(new NameScore(0, 0, 1));
    }

    @Test
    void aWordOverNoPromptIsLeftOut() {
        assertThat(score(line("Ada", 2.6))).isEqualTo(new NameScore(0, 0, 0));
    }

    @Test
    void theToleranceIsTwoTenthsOfASecond() {
        assertThat(score(line("Ada", 2.19), line("Ada", 2.21))).isEqualTo(new NameScore(1, 0, 0));
    }

    @Test
    void noWordsAtAllAreNotGood() {
        assertThat(new NameScore(0, 0, 0).good()).isFalse();
    }

    @Test
    void namesThatArePermutedAreNotGood() {
        assertThat(score(line("Ben", 0.5), line("Ada", 3.5)).good()).isFalse();
    }

    @Test
    void theGoalIsNinetyFiveRightAndAtMostOneWrongInAHundred() {
        assertThat(new NameScore(95, 1, 4).good()).isTrue();
        assertThat(new NameScore(94, 1, 5).good()).isFalse();
        assertThat(new NameScore(97, 2, 1).good()).isFalse();
    }

    private static NameScore score(Line... lines) {
        return NameScore.of(Arrays.asList(lines), TRUTH);
    }

    private static Line line(@Nullable String speaker, double middle) {
        return new Line(
                at(middle - 0.1),
                at(middle + 0.1),
                speaker,
                "word",
                true,
                List.of(new Word("word", at(middle - 0.1), at(middle + 0.1))));
    }

    private static Instant at(double seconds) {
        return ZERO.plusMillis(Math.round(seconds * 1000));
    }
}
