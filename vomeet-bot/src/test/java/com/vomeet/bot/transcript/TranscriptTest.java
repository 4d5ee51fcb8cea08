package com.vomeet.bot.transcript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vomeet.bot.speakers.Span;
import com.vomeet.bot.speech.Heard;
import com.vomeet.contract.transcript.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private static final double ZERO = 1_000_000;

    private @Nullable String learned;

    /** Ada speaks in the first ten seconds, Grace in the next, nobody is certain after that. */
    private final Transcript transcript = new Transcript(ZERO, new Transcript.Naming() {
        @Override
        public List<@Nullable String> ofWords(List<Span> words) {
            var names = new ArrayList<@Nullable String>();
            words.forEach(w -> names.add(name((w.startMillis() + w.endMillis()) / 2)));
            return names;
        }

        @Override
        public @Nullable String ofWhole(Span span) {
            var first = name(span.startMillis());
            return first != null && first.equals(name(span.endMillis() - 1)) ? first : null;
        }

        @Override
        public @Nullable String later(List<Span> words) {
            return learned;
        }

        private static @Nullable String name(double at) {
            var seconds = (at - ZERO) / 1000;
            return seconds < 10 ? "Ada" : seconds < 20 ? "Grace" : null;
        }
    });

    @Test
    void finishedSegmentsAreNumberedAndPlaced() {
        var update = transcript.take(List.of(plain(1, 2, " Hello ", true), plain(2, 3.5, "there", true)));
        assertThat(update.finals())
                .extracting(Segment::number, Segment::text, Segment::start, Segment::end, Segment::speaker)
                .containsExactly(tuple(1, "Hello", 1.0, 2.0, "Ada"), tuple(2, "there", 2.0, 3.5, "Ada"));
        assertThat(update.finals().getFirst().absoluteStartTime()).isEqualTo(Instant.ofEpochMilli(1_001_000));
        assertThat(update.tail()).isNull();
    }

    @Test
    void whoeverIsLearnedToHaveSpokenIsNamedAfterwards() {
        assertThat(transcript.take(List.of(words(21, true, "who", "am", "I"))).named())
                .as("nobody knows yet")
                .isEmpty();
        learned = "Cleo";
        assertThat(transcript.take(List.of(words(23, true, "me"))).named())
                .as("asked for every five seconds")
                .isEmpty();
        var update = transcript.take(List.of(words(27, true, "again")));
        assertThat(update.finals()).extracting(Segment::number).containsExactly(3);
        assertThat(update.named())
                .extracting(Segment::number, Segment::text, Segment::speaker, Segment::completed)
                .containsExactly(
                        tuple(1, "who am I", "Cleo", true),
                        tuple(2, "me", "Cleo", true),
                        tuple(3, "again", "Cleo", true));
        assertThat(transcript.end().named()).as("once").isEmpty();
    }

    @Test
    void atTheEndItIsAskedOnceMoreAndNotForWhatIsLongPast() {
        transcript.take(List.of(words(21, true, "past")));
        transcript.take(List.of(words(400, true, "now")));
        learned = "Cleo";
        assertThat(transcript.end().named()).extracting(Segment::text).containsExactly("now");
    }

    @Test
    void repeatedSegmentsChangeNothing() {
        var first = plain(1, 2, "Hello", true);
        transcript.take(List.of(first));
        var update = transcript.take(List.of(first, plain(2, 3, "there", true)));
        assertThat(update.finals()).extracting(Segment::number).containsExactly(2);
        assertThat(transcript.take(List.of(first)).finals()).isEmpty();
        assertThat(transcript.lastNumber()).isEqualTo(2);
    }

    @Test
    void theTailHasTheNumberThatItWillHave() {
        var update = transcript.take(List.of(plain(1, 2, "Hello", true), plain(2, 2.5, "the", false)));
        assertThat(requireNonNull(update.tail()).number()).isEqualTo(2);
        assertThat(update.tail().completed()).isFalse();
        var next = transcript.take(List.of(plain(1, 2, "Hello", true), plain(2, 3, "there", true)));
        assertThat(next.finals()).extracting(Segment::number).containsExactly(2);
        assertThat(next.tail()).isNull();
    }

    @Test
    void atTheEndTheTailIsFinal() {
        transcript.take(List.of(plain(1, 2, "Hello", false)));
        assertThat(transcript.end().finals())
                .extracting(Segment::text, Segment::completed)
                .containsExactly(tuple("Hello", true));
        assertThat(transcript.end().finals()).isEmpty();
    }

    @Test
    void aSegmentThatSpansTurnsIsSplitByItsWords() {
        var update = transcript.take(List.of(words(9, true, "one", "two", "three", "four")));
        assertThat(update.finals())
                .extracting(Segment::number, Segment::text, Segment::speaker, Segment::start, Segment::end)
                .containsExactly(tuple(1, "one two", "Ada", 9.0, 10.0), tuple(2, "three four", "Grace", 10.0, 11.0));
        assertThat(update.finals().getLast().words()).hasSize(2);
    }

    @Test
    void theBlanksOfWordsAreKeptWhereTheyHaveThem() {
        var update = transcript.take(List.of(words(9.5, true, " don", "'t", " stop")));
        assertThat(update.finals()).extracting(Segment::text).containsExactly("don", "'t stop");
    }

    @Test
    void aSegmentWithoutWordsThatSpansTurnsStaysUnnamed() {
        assertThat(transcript.take(List.of(plain(8, 12, "across", true))).finals())
                .extracting(Segment::speaker)
                .containsExactly((String) null);
    }

    @Test
    void aTailThatSpansTurnsStaysUnnamedAndWhole() {
        var tail = requireNonNull(
                transcript.take(List.of(words(9.5, false, "one", "two"))).tail());
        assertThat(tail.speaker()).isNull();
        assertThat(tail.text()).isEqualTo("one two");
    }

    @Test
    void whatAReplayHearsAgainIsDropped() {
        transcript.take(List.of(words(1, true, "one", "two", "three")));
        assertThat(transcript
                        .take(List.of(words(1, true, "one", "two", "three")))
                        .finals())
                .isEmpty();
        assertThat(transcript.take(List.of(plain(1.5, 2.52, "three", true))).finals())
                .as("an end that moved by 20 ms")
                .isEmpty();
    }

    @Test
    void ofASegmentThatReachesBackOnlyTheNewWordsCount() {
        transcript.take(List.of(words(1, true, "one", "two", "three")));
        var update = transcript.take(List.of(words(2, true, "three", "four", "five")));
        assertThat(update.finals()).extracting(Segment::text).containsExactly("four five");
    }

    @Test
    void aSegmentWithoutWordsThatReachesBackCountsIfMostOfItIsNew() {
        transcript.take(List.of(plain(1, 2, "one", true)));
        assertThat(transcript.take(List.of(plain(1.8, 3, "two", true))).finals())
                .hasSize(1);
        assertThat(transcript.take(List.of(plain(1.5, 3.2, "three", true))).finals())
                .isEmpty();
    }

    @Test
    void blankSegmentsAreNone() {
        assertThat(transcript
                        .take(List.of(plain(1, 2, "  ", true), plain(2, 3, "", false)))
                        .finals())
                .isEmpty();
        assertThat(transcript.end().finals()).isEmpty();
    }

    @Test
    void aTailThatIsNoLongerSaidIsGone() {
        transcript.take(List.of(plain(1, 2, "noise", false)));
        assertThat(transcript.take(List.of()).tail()).isNull();
        assertThat(transcript.end().finals()).isEmpty();
    }

    private static Heard plain(double start, double end, String text, boolean finished) {
        return new Heard(ZERO + start * 1000, ZERO + end * 1000, text, finished, "en", 0.9, List.of());
    }

    /** Words of half a second each. */
    private static Heard words(double start, boolean finished, String... texts) {
        var words = new ArrayList<Heard.Word>();
        for (var text : texts) {
            var at = ZERO + start * 1000 + words.size() * 500.0;
            words.add(new Heard.Word(text, at, at + 500, 0.9));
        }
        return new Heard(
                words.getFirst().startMillis(),
                words.getLast().endMillis(),
                String.join(" ", texts),
                finished,
                "en",
                0.9,
                words);
    }
}
