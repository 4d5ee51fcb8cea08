package com.vomeet.speech.wer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.speech.engine.InstantEngine;
import com.vomeet.speech.engine.Recognised;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DirectRecognitionTest {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Test
    void allIsSaidInOneSessionWithThePausesBetween() {
        var result = DirectRecognition.of(
                new InstantEngine(),
                List.of(said("burst1", PAUSE), said("burst2", PAUSE), said("burst3", Duration.ZERO)));

        assertThat(result.text()).isEqualTo("burst1 burst2 burst3");
        assertThat(result.errors().errors()).isZero();
        assertThat(result.utterances()).extracting(Recognised::start).containsExactly(0.0, 0.7, 1.4);
    }

    @Test
    void errorsAreCountedOverAll() {
        var result = DirectRecognition.of(
                new InstantEngine(), List.of(said("burst one", PAUSE), said("something else", Duration.ZERO)));

        // Recognised are "burst one" and "burst two", as far as words go.
        assertThat(result.errors()).isEqualTo(WordErrors.between("burst one something else", "burst1 burst2"));
        assertThat(result.errors().words()).isEqualTo(4);
        assertThat(result.errors().errors()).isEqualTo(2);
    }

    @Test
    void onlyWhatIsCompletedCounts() {
        var result = DirectRecognition.of(new InstantEngine(), List.of(said("burst1", PAUSE)));

        assertThat(result.utterances()).allMatch(Recognised::completed).hasSize(1);
    }

    @Test
    void nothingSaidIsNothingHeard() {
        var result = DirectRecognition.of(new InstantEngine(), List.of());

        assertThat(result.text()).isEmpty();
        assertThat(result.errors()).isEqualTo(WordErrors.NONE);
    }

    /** A fifth of a second of sound. */
    private static DirectRecognition.Said said(String text, Duration pause) {
        var samples = new short[3200];
        Arrays.fill(samples, (short) 8000);
        return new DirectRecognition.Said(samples, text, pause);
    }
}
