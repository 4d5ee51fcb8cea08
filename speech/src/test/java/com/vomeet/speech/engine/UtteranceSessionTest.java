package com.vomeet.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UtteranceSessionTest {
    /** Says one word per utterance that spans all it was given, and remembers what it was given. */
    private static final class Parrot implements Recogniser {
        private final List<Integer> utterances = new ArrayList<>();
        private boolean closed;
        private boolean speechless;

        @Override
        public void start() {
            utterances.add(0);
        }

        @Override
        public void feed(short[] samples, int offset, int length) {
            utterances.set(utterances.size() - 1, utterances.getLast() + length);
        }

        @Override
        public List<Recognised.Word> interim() {
            return said();
        }

        @Override
        public List<Recognised.Word> finish() {
            return speechless ? List.of() : said();
        }

        private List<Recognised.Word> said() {
            return List.of(
                    new Recognised.Word("word" + utterances.size(), 0, utterances.getLast() / 16_000.0 + 0.01, 1));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Parrot parrot = new Parrot();
    private final List<Recognised> results = new ArrayList<>();
    private final UtteranceSession session = new UtteranceSession(parrot, results::add);

    @Test
    void wordsHaveTheTimesOfTheSession() {
        session.accept(
                Tone.joined(Tone.silence(2), Tone.of(1, 3000), Tone.silence(3), Tone.of(1, 3000), Tone.silence(1)));

        var completed = completed();
        assertThat(completed).extracting(Recognised::text).containsExactly("word1", "word2");
        assertThat(completed.get(0).start()).isBetween(1.6, 1.9);
        assertThat(completed.get(0).end()).isBetween(3.4, 3.7);
        assertThat(completed.get(1).start()).isBetween(5.6, 5.9);
        assertThat(completed.get(1).end()).isBetween(7.4, 7.7);
    }

    @Test
    void theSizeOfThePiecesMakesNoDifference() {
        var audio = Tone.joined(Tone.silence(1), Tone.of(1, 3000), Tone.silence(1));
        var whole = new ArrayList<Recognised>();
        new UtteranceSession(new Parrot(), whole::add).accept(audio);

        for (var at = 0; at < audio.length; at += 777) {
            session.accept(Arrays.copyOfRange(audio, at, Math.min(audio.length, at + 777)));
        }

        assertThat(results).isEqualTo(whole);
    }

    @Test
    void aBitOfWhatCameBeforeIsHeardToo() {
        session.accept(Tone.joined(Tone.silence(2), Tone.of(1, 3000), Tone.silence(1)));

        // The sound, the pause that ended it, and 0.3 s before.
        assertThat(parrot.utterances.getFirst() / 16_000.0).isCloseTo(1.8, within(0.08));
    }

    @Test
    void noSampleIsHeardTwice() {
        var audio = Tone.of(40, 3000);
        session.accept(Tone.silence(1));
        session.accept(audio);
        session.finish();

        assertThat(parrot.utterances.stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(audio.length + 16_000);
    }

    @Test
    void interimTextComesBeforeTheCompleted() {
        session.accept(Tone.joined(Tone.silence(1), Tone.of(1, 3000), Tone.silence(1)));

        assertThat(results.getFirst().completed()).isFalse();
        assertThat(results.getFirst().end()).isLessThan(1.3);
        assertThat(results.getLast().completed()).isTrue();
        assertThat(completed()).hasSize(1);
    }

    @Test
    void whatWasShownOfAnUtteranceWithoutWordsIsTakenBack() {
        parrot.speechless = true;
        session.accept(Tone.joined(Tone.silence(1), Tone.of(1, 3000), Tone.silence(1)));

        assertThat(results).extracting(Recognised::completed).containsOnly(false);
        assertThat(results.getFirst().text()).isEqualTo("word1");
        assertThat(results.getLast().text()).isEmpty();
        assertThat(results.stream().filter(r -> r.text().isEmpty())).hasSize(1);
    }

    @Test
    void whatIsOpenIsCompletedAtTheEnd() {
        session.accept(Tone.joined(Tone.silence(1), Tone.of(1.005, 3000)));
        assertThat(completed()).isEmpty();

        session.finish();

        assertThat(completed()).hasSize(1);
        assertThat(completed().getFirst().end()).isBetween(1.99, 2.03);
    }

    @Test
    void theEndOfSilenceSaysNothing() {
        session.accept(Tone.silence(1));
        session.finish();

        assertThat(results).isEmpty();
    }

    @Test
    void closingFreesTheRecogniser() {
        session.close();

        assertThat(parrot.closed).isTrue();
    }

    private List<Recognised> completed() {
        return results.stream().filter(Recognised::completed).toList();
    }
}
