package com.vomeet.bot.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.speakers.Conversation.Arrangement;
import com.vomeet.bot.speakers.SpeakerSample.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpeakersTest {
    private record Score(int words, int right, int wrong) {
        Score plus(Score other) {
            return new Score(words + other.words, right + other.right, wrong + other.wrong);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nearlyAllWordsGetTheirNameAndHardlyOneAWrongOne(Arrangement arrangement) {
        var score = new Score(0, 0, 0);
        for (int seed = 0; seed < 20; seed++) {
            score = score.plus(score(new Conversation(arrangement, seed, 40)));
        }
        assertThat((double) score.right() / score.words())
                .as("right of %s", score)
                .isGreaterThanOrEqualTo(0.95);
        assertThat((double) score.wrong() / score.words())
                .as("wrong of %s", score)
                .isLessThanOrEqualTo(0.01);
    }

    @ParameterizedTest
    @EnumSource
    void theVeryFirstTurnsAreNamedToo(Arrangement arrangement) {
        var score = new Score(0, 0, 0);
        for (int seed = 100; seed < 160; seed++) {
            score = score.plus(score(new Conversation(arrangement, seed, 3)));
        }
        assertThat((double) score.right() / score.words())
                .as("right of %s", score)
                .isGreaterThanOrEqualTo(0.93);
        assertThat((double) score.wrong() / score.words())
                .as("wrong of %s", score)
                .isLessThanOrEqualTo(0.015);
    }

    /** Words are asked for in groups, as a recogniser finishes them, 300 ms after the last of a group. */
    private static Score score(Conversation conversation) {
        var speakers = new Speakers();
        speakers.met("self", "Vomeet", true);
        for (int i = 0; i < Conversation.NAMES.size(); i++) {
            speakers.met(Conversation.id(i), Conversation.NAMES.get(i), false);
        }
        var score = new Score(0, 0, 0);
        var group = new ArrayList<Conversation.Word>();
        var at = 0.0;
        for (var word : conversation.words) {
            group.add(word);
            if (group.size() == 8) {
                at = tell(speakers, conversation, at, word.end() + 300);
                score = score.plus(ask(speakers, conversation, group));
                group.clear();
            }
        }
        tell(speakers, conversation, at, conversation.end());
        return score.plus(ask(speakers, conversation, group));
    }

    private static double tell(Speakers speakers, Conversation conversation, double from, double until) {
        var at = from;
        for (; at <= until; at += 100) {
            speakers.sampled(conversation.sample(at));
        }
        return at;
    }

    private static Score ask(Speakers speakers, Conversation conversation, List<Conversation.Word> words) {
        var names = speakers.namesOf(words.stream().map(conversation::heard).toList());
        var right = 0;
        var wrong = 0;
        for (int i = 0; i < words.size(); i++) {
            var name = names.get(i);
            if (name != null) {
                var ok = isRight(conversation, words.get(i), name);
                right += ok ? 1 : 0;
                wrong += ok ? 0 : 1;
            }
        }
        return new Score(words.size(), right, wrong);
    }

    /** The measure of the goal: the person's speech sounds at the word's middle, 200 ms more or less. */
    private static boolean isRight(Conversation conversation, Conversation.Word word, String name) {
        var speaker = Conversation.NAMES.indexOf(name);
        var middle = (word.start() + word.end()) / 2;
        return conversation.speaksAt(speaker, middle - 200)
                || conversation.speaksAt(speaker, middle)
                || conversation.speaksAt(speaker, middle + 200);
    }

    @Test
    void withoutAnySignNobodyIsNamed() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        assertThat(name(speakers, 1_000, 1_500)).isNull();
    }

    @Test
    void aRenamedPersonHasTheNewName() {
        var speakers = taught(7);
        speakers.met("1", "Ada Lovelace", false);
        assertThat(name(speakers, 1_500, 1_900)).isEqualTo("Ada Lovelace");
    }

    @Test
    void twoPeopleWithOneNameAreBothCalledSo() {
        var speakers = new Speakers();
        speakers.met("1", "Alex", false);
        speakers.met("2", "Alex", false);
        tell(speakers, 0, 2_000, 7, "1");
        tell(speakers, 2_000, 4_000, 8, "2");
        assertThat(speakers.namesOf(List.of(new Span(1_000, 1_300), new Span(3_000, 3_300))))
                .containsExactly("Alex", "Alex");
    }

    @Test
    void somebodyWhoHasLeftKeepsTheirWords() {
        var speakers = taught(7);
        speakers.met("2", "Grace", false);
        tell(speakers, 3_000, 6_000, 8, "2");
        assertThat(name(speakers, 1_500, 1_900)).isEqualTo("Ada");
    }

    @Test
    void theBotsOwnMarkSaysNothing() {
        var speakers = new Speakers();
        speakers.met("0", "Vomeet", true);
        tell(speakers, 0, 3_000, 7, "0");
        assertThat(name(speakers, 1_500, 1_900)).isNull();
    }

    @Test
    void whoWasTakenForTheBotAtFirstIsHeardWhenTheyAreNot() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", true);
        speakers.met("1", "Ada", false);
        tell(speakers, 0, 3_000, 7, "1");
        assertThat(name(speakers, 1_500, 1_900)).isEqualTo("Ada");
    }

    @Test
    void aLearnedSourceNeedsNoMark() {
        var speakers = taught(7);
        for (var at = 10_000.0; at < 12_000; at += 100) {
            speakers.sampled(new SpeakerSample(at, List.of(new Source(0, 7, 0.1)), List.of()));
        }
        assertThat(name(speakers, 11_000, 11_300)).isEqualTo("Ada");
    }

    /** Somebody whose tile is not drawn answers. */
    @Test
    void aVoiceThatIsNotKnownIsNotTakenForTheOneBeforeAndAfterIt() {
        var speakers = taught(7);
        for (var at = 3_000.0; at < 6_000; at += 100) {
            var source = at < 4_000 || at >= 5_000 ? 7 : 9;
            speakers.sampled(new SpeakerSample(at, List.of(new Source(0, source, 0.1)), List.of()));
        }
        assertThat(speakers.namesOf(List.of(new Span(3_300, 3_600), new Span(4_300, 4_700), new Span(5_400, 5_700))))
                .containsExactly("Ada", null, "Ada");
    }

    @Test
    void whoseASourceIsIsKnownAfterwardsOfWordsBefore() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        speakers.met("2", "Grace", false);
        for (var at = 0.0; at < 3_000; at += 100) {
            speakers.sampled(new SpeakerSample(
                    at, List.of(new Source(0, 7, 0.1)), at < 1_500 ? List.<String>of() : List.of("1")));
        }
        for (var at = 3_000.0; at < 4_000; at += 100) {
            speakers.sampled(new SpeakerSample(at, List.of(new Source(0, 8, 0.1)), List.of()));
        }
        assertThat(speakers.nameLearnedOf(List.of(new Span(200, 400), new Span(500, 800))))
                .isEqualTo("Ada");
        assertThat(speakers.nameLearnedOf(List.of(new Span(200, 400), new Span(3_300, 3_600))))
                .as("somebody else in it")
                .isNull();
    }

    /** A bar of marks says who speaks on the one track that all are mixed into; after a reconnect it is another. */
    @Test
    void aMixIsNobodysAlsoOnTheTrackThatFollowsIt() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        speakers.met("2", "Grace", false);
        track(speakers, 0, 3_000, 0, "1");
        track(speakers, 4_000, 12_000, 1, "1");
        track(speakers, 12_000, 14_000, 1, "");
        assertThat(name(speakers, 13_000, 13_300)).as("nobody is marked").isNull();
    }

    @Test
    void aTrackThatWasGivenToSomebodyElseIsTheirs() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        speakers.met("2", "Grace", false);
        speakers.met("3", "Ben", false);
        track(speakers, 0, 1_000, 0, "1");
        track(speakers, 1_000, 3_000, 1, "2");
        track(speakers, 3_000, 40_000, 0, "1");
        track(speakers, 42_000, 46_000, 0, "3");
        assertThat(name(speakers, 39_000, 39_300)).isEqualTo("Ada");
        assertThat(name(speakers, 44_000, 44_300)).isEqualTo("Ben");
    }

    /** Ada's tile is not drawn any more; Ben's mark lingers when she begins. */
    @Test
    void theMarkOfWhoSpokeBeforeTakesNoWordFromATrackThatIsKnown() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        speakers.met("2", "Ben", false);
        speakers.met("3", "Cleo", false);
        track(speakers, 0, 3_000, 0, "1");
        track(speakers, 3_000, 6_000, 1, "2");
        track(speakers, 6_000, 9_000, 0, "1");
        track(speakers, 9_000, 12_000, 1, "2");
        for (var at = 12_000.0; at < 14_000; at += 100) {
            var marked = at < 12_300 ? List.of("2") : List.<String>of();
            speakers.sampled(new SpeakerSample(at, List.of(new Source(0, -1, 0.1)), marked));
        }
        assertThat(speakers.namesOf(List.of(new Span(12_000, 12_200), new Span(12_300, 12_600))))
                .containsExactly("Ada", "Ada");
    }

    private static void track(Speakers speakers, double from, double until, int track, String person) {
        for (var at = from; at < until; at += 100) {
            var marked = at < from + 200 || person.isEmpty() ? List.<String>of() : List.of(person);
            speakers.sampled(new SpeakerSample(at, List.of(new Source(track, -1, 0.1)), marked));
        }
    }

    @Test
    void ofATrackThatPassesFromOneToAnotherNothingIsSaidAfterwards() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        for (var at = 0.0; at < 3_000; at += 100) {
            speakers.sampled(new SpeakerSample(
                    at, List.of(new Source(0, -1, 0.1)), at < 1_500 ? List.<String>of() : List.of("1")));
        }
        assertThat(speakers.nameLearnedOf(List.of(new Span(200, 400)))).isNull();
    }

    /** Their source is not learned yet, and the mark was away for a word. */
    @Test
    void aWordWithoutAMarkBetweenTwoOfTheSameVoiceIsTheirs() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        speakers.met("2", "Grace", false);
        for (var at = 0.0; at < 3_000; at += 100) {
            var marked = at < 300 || (at >= 2_000 && at < 2_600) ? List.of("1") : List.<String>of();
            speakers.sampled(new SpeakerSample(at, List.of(new Source(0, 7, 0.1), new Source(0, 8, 0.1)), marked));
        }
        assertThat(speakers.namesOf(List.of(new Span(0, 100), new Span(1_000, 1_300), new Span(2_000, 2_200))))
                .containsExactly("Ada", "Ada", "Ada");
    }

    @Test
    void twoWhoAlwaysSpeakTogetherAreNotToldApart() {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        speakers.met("2", "Grace", false);
        for (var at = 0.0; at < 5_000; at += 100) {
            speakers.sampled(
                    new SpeakerSample(at, List.of(new Source(0, 7, 0.1), new Source(0, 8, 0.1)), List.of("1", "2")));
        }
        assertThat(name(speakers, 2_000, 2_300)).isNull();
    }

    @Test
    void aStretchOfOnePersonIsTheirsAndOneOfTwoIsNobodys() {
        var speakers = taught(7);
        speakers.met("2", "Grace", false);
        tell(speakers, 3_000, 6_000, 8, "2");
        assertThat(speakers.nameOfWhole(new Span(500, 2_900))).isEqualTo("Ada");
        assertThat(speakers.nameOfWhole(new Span(3_300, 5_900))).isEqualTo("Grace");
        assertThat(speakers.nameOfWhole(new Span(1_500, 4_500))).isNull();
        assertThat(speakers.nameOfWhole(new Span(50_000, 51_000))).isNull();
    }

    @Test
    void whoeverSpeaksIsHeardAsAVoiceButQuietIsNot() {
        var speakers = new Speakers();
        assertThat(speakers.sampled(new SpeakerSample(0, List.of(new Source(0, 7, 0.1)), List.of())))
                .isTrue();
        assertThat(speakers.sampled(new SpeakerSample(100, List.of(new Source(0, 7, 0.001)), List.of())))
                .isFalse();
        assertThat(speakers.sampled(new SpeakerSample(200, List.of(), List.of("1"))))
                .isTrue();
    }

    /** Ada has been seen with that source for three seconds. */
    private static Speakers taught(long contributor) {
        var speakers = new Speakers();
        speakers.met("1", "Ada", false);
        tell(speakers, 0, 3_000, contributor, "1");
        return speakers;
    }

    private static void tell(Speakers speakers, double from, double until, long contributor, String person) {
        for (var at = from; at < until; at += 100) {
            var marked = at < from + 200 ? List.<String>of() : List.of(person);
            speakers.sampled(new SpeakerSample(at, List.of(new Source(0, contributor, 0.1)), marked));
        }
    }

    private static @Nullable String name(Speakers speakers, double start, double end) {
        return speakers.namesOf(List.of(new Span(start, end))).getFirst();
    }
}
