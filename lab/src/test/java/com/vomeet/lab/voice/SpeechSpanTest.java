package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SpeechSpanTest {
    @Test
    void speechLiesBetweenTheFirstAndTheLastLoudFrames() {
        assertThat(span(90, 80, 30, 20, 90, 25, 28, 80, 90)).isEqualTo(new SpeechSpan(2, 7));
    }

    @Test
    void aClickIsNoSpeech() {
        assertThat(span(90, 10, 90, 90, 30, 30, 90)).isEqualTo(new SpeechSpan(4, 6));
    }

    @Test
    void whatIsFarBelowTheLoudestIsBackground() {
        assertThat(span(56, 56, 20, 20, 55, 56)).isEqualTo(new SpeechSpan(2, 5));
    }

    @Test
    void silenceHasNoSpeech() {
        assertThat(span(127, 127, 127)).isEqualTo(new SpeechSpan(0, 0));
    }

    private static SpeechSpan span(int... levels) {
        return SpeechSpan.of(Arrays.stream(levels)
                .mapToObj(level -> new VoiceFrame(new byte[0], level))
                .toList());
    }
}
