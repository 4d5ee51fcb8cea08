package com.vomeet.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointerTest {
    private record Span(double start, double end) {}

    @Test
    void silenceIsNoUtterance() {
        assertThat(utterances(Tone.silence(5))).isEmpty();
    }

    @Test
    void steadyNoiseIsNoUtterance() {
        assertThat(utterances(Tone.noise(10, 150))).isEmpty();
    }

    @Test
    void aClickIsNoUtterance() {
        assertThat(utterances(Tone.joined(Tone.silence(1), Tone.of(0.02, 8000), Tone.silence(1))))
                .isEmpty();
    }

    @Test
    void anUtteranceEndsHalfASecondAfterTheSound() {
        var spans = utterances(Tone.joined(Tone.silence(1), Tone.of(2, 3000), Tone.silence(2)));

        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().start()).isBetween(1.0, 1.1);
        assertThat(spans.getFirst().end()).isBetween(3.4, 3.7);
    }

    @Test
    void aVoiceOverNoiseIsFound() {
        var voice = Tone.joined(Tone.silence(3), Tone.of(2, 2000), Tone.silence(3));

        var spans = utterances(Tone.mixed(Tone.noise(8, 150), voice));

        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().start()).isBetween(3.0, 3.1);
        assertThat(spans.getFirst().end()).isBetween(5.4, 5.7);
    }

    @Test
    void aSoundAtTheVeryBeginningIsFound() {
        var spans = utterances(Tone.joined(Tone.of(1, 5000), Tone.silence(0.1), Tone.of(1, 5000), Tone.silence(1)));

        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().start()).isLessThan(1.3);
    }

    @Test
    void aShortPauseDoesNotPartAShortUtterance() {
        var audio =
                Tone.joined(Tone.silence(1), Tone.of(1, 3000), Tone.silence(0.4), Tone.of(1, 3000), Tone.silence(2));

        assertThat(utterances(audio)).hasSize(1);
    }

    @Test
    void theSamePausePartsALongUtterance() {
        var audio =
                Tone.joined(Tone.silence(1), Tone.of(7, 3000), Tone.silence(0.4), Tone.of(1, 3000), Tone.silence(2));

        var spans = utterances(audio);

        assertThat(spans).hasSize(2);
        assertThat(spans.getFirst().end()).isBetween(8.2, 8.45);
    }

    @Test
    void anUtteranceWithoutAnyPauseIsCut() {
        var spans = utterances(Tone.joined(Tone.silence(1), Tone.of(30, 3000), Tone.silence(1)));

        assertThat(spans).hasSizeGreaterThanOrEqualTo(1);
        assertThat(spans.getFirst().end() - spans.getFirst().start()).isLessThanOrEqualTo(18.1);
    }

    private static List<Span> utterances(short[] audio) {
        var endpointer = new Endpointer();
        var spans = new ArrayList<Span>();
        var start = 0.0;
        for (var at = 0; at + Loudness.FRAME <= audio.length; at += Loudness.FRAME) {
            switch (endpointer.next(audio, at)) {
                case BEGIN -> start = at / 16_000.0;
                case END -> spans.add(new Span(start, (at + Loudness.FRAME) / 16_000.0));
                case SILENCE, GO_ON -> {}
            }
        }
        return spans;
    }
}
