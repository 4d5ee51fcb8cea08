package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.cli.client.TranscriptView.Word;
import com.vomeet.cli.demo.NameScore;
import com.vomeet.cli.demo.Said;
import com.vomeet.lab.scenario.CastMember;
import com.vomeet.lab.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NamesBenchTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final List<String> PEOPLE = List.of("Ada", "Ben", "Cleo");

    @Test
    void noSpeakerOfTheDemoKeepsTheNameWhenNamesArePermuted() {
        var people =
                Scenario.named("demo").people().stream().map(CastMember::name).toList();
        var speakers = Scenario.named("demo").script().lines().stream()
                .map(com.vomeet.lab.scenario.Line::who)
                .distinct()
                .toList();
        var permuted = NamesBench.permuted(speakers.stream()
                        .map(name -> new Said(name, START, START.plusSeconds(1), "p", "t"))
                        .toList())
                .stream()
                .map(Said::person)
                .toList();
        assertThat(permuted).containsExactlyInAnyOrderElementsOf(speakers).isSubsetOf(people);
        for (var i = 0; i < speakers.size(); i++) {
            assertThat(permuted.get(i)).isNotEqualTo(speakers.get(i));
        }
    }

    @Test
    void onlyTheNameIsPermuted() {
        var said = new Said("Ada", START, START.plusSeconds(1), "prompt", "text");
        assertThat(NamesBench.permuted(List.of(said)))
                .containsExactly(new Said("Ben", START, START.plusSeconds(1), "prompt", "text"));
    }

    @Test
    void somebodyWhoIsNotInTheListKeepsTheName() {
        var said = new Said("Dora", START, START.plusSeconds(1), "prompt", "text");
        assertThat(NamesBench.permuted(List.of(said))).containsExactly(said);
    }

    @Test
    void aFaultlessTranscriptIsAllWrongUnderPermutedNames() {
        var said = IntStream.range(0, 3).mapToObj(NamesBenchTest::said).toList();
        var lines = IntStream.range(0, 3).mapToObj(NamesBenchTest::line).toList();
        var right = NameScore.of(lines, said);
        var permuted = NameScore.of(lines, NamesBench.permuted(said));
        assertThat(NamesBench.share(right.right(), right)).isEqualTo(1);
        assertThat(NamesBench.share(right.wrong(), right)).isZero();
        assertThat(NamesBench.share(permuted.right(), permuted)).isZero();
        assertThat(NamesBench.share(permuted.wrong(), permuted)).isEqualTo(1);
    }

    @Test
    void unnamedWordsCountAsNotRight() {
        var score = new NameScore(1, 1, 2);
        assertThat(NamesBench.share(score.right(), score)).isEqualTo(0.25);
        assertThat(NamesBench.share(score.wrong(), score)).isEqualTo(0.25);
    }

    @Test
    void withoutAWordNoGoalIsMet() {
        var nothing = new NameScore(0, 0, 0);
        var share = NamesBench.share(nothing.right(), nothing);
        assertThat(new Goal.AtLeast(0.95).metBy(share)).isFalse();
        assertThat(new Goal.AtMost(0.01).metBy(share)).isFalse();
    }

    /** Each person says one word of a second, ten seconds apart. */
    private static Said said(int i) {
        return new Said(PEOPLE.get(i), START.plusSeconds(10L * i), START.plusSeconds(10L * i + 1), "p", "word");
    }

    private static Line line(int i) {
        var said = said(i);
        return new Line(
                said.from(), said.to(), said.person(), "word", true, List.of(new Word("word", said.from(), said.to())));
    }
}
