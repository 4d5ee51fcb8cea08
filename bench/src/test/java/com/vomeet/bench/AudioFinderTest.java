package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vomeet.bench.AudioFinder.Sent;
import com.vomeet.lab.voice.Pcm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AudioFinderTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final int SECOND = Pcm.RATE;
    /** The recording begins this long before the first line. */
    private static final int BEFORE = 7 * SECOND + 123;

    private final Random random = new Random(1);
    private final Pcm first = speech(3 * SECOND);
    private final Pcm second = speech(2 * SECOND + SECOND / 3);
    private final List<Sent> sent = List.of(new Sent(START, first), new Sent(START.plusMillis(4_000), second));

    private final short[] recording = new short[20 * SECOND];

    @Test
    void wholeSoundIsFoundWholeWhereverTheRecordingBegins() {
        receive(first, BEFORE, 1);
        receive(second, BEFORE + 4 * SECOND, 1);
        assertThat(found()).isEqualTo(new FoundAudio(samples(), samples()));
    }

    @Test
    void loudnessDoesNotMatter() {
        receive(first, BEFORE, 0.1);
        receive(second, BEFORE + 4 * SECOND, 1.9);
        assertThat(found().share()).isEqualTo(1);
    }

    @Test
    void aLittleNoiseDoesNotMatter() {
        receive(first, BEFORE, 1);
        receive(second, BEFORE + 4 * SECOND, 1);
        receive(speech(recording.length), 0, 0.2);
        assertThat(found().share()).isEqualTo(1);
    }

    @Test
    void moreNoiseThanSoundHidesIt() {
        receive(first, BEFORE, 1);
        receive(second, BEFORE + 4 * SECOND, 1);
        receive(speech(recording.length), 0, 1.5);
        assertThat(found().share()).isLessThan(0.1);
    }

    @Test
    void aMissingHalfSecondIsMissing() {
        receive(first, BEFORE, 1);
        receive(second, BEFORE + 4 * SECOND, 1);
        silence(BEFORE + SECOND, SECOND / 2);
        var found = found();
        // The block that is half there counts as missing.
        assertThat(found.said() - found.found()).isEqualTo(3 * SECOND / 5);
    }

    @Test
    void aMissingLineIsMissingAndTheOtherIsThere() {
        receive(second, BEFORE + 4 * SECOND, 1);
        assertThat(found()).isEqualTo(new FoundAudio(samples(), second.length()));
    }

    @Test
    void otherSoundInItsPlaceIsNotIt() {
        receive(first, BEFORE, 1);
        receive(speech(second.length()), BEFORE + 4 * SECOND, 1);
        assertThat(found().share()).isCloseTo((double) first.length() / samples(), within(0.02));
    }

    @Test
    void nothingIsFoundInSilence() {
        assertThat(found()).isEqualTo(new FoundAudio(samples(), 0));
    }

    @Test
    void aLineThatIsHalfASecondLateIsFound() {
        receive(first, BEFORE, 1);
        receive(second, BEFORE + 4 * SECOND + SECOND / 2, 1);
        assertThat(found().share()).isEqualTo(1);
    }

    @Test
    void aLineThatIsNowhereNearItsPlaceIsFoundAllTheSame() {
        receive(first, BEFORE, 1);
        receive(second, BEFORE + 9 * SECOND, 1);
        assertThat(found().share()).isEqualTo(1);
    }

    @Test
    void soundThatABufferStretchesCostsTheBlockInWhichItDoesSo() {
        receive(first.part(0, SECOND + 1_000), BEFORE, 1);
        receive(first.part(SECOND + 1_000, first.length()), BEFORE + SECOND + 1_000 + 240, 1);
        receive(second, BEFORE + 4 * SECOND, 1);
        var found = found();
        assertThat(found.said() - found.found()).isLessThanOrEqualTo(SECOND / 5);
    }

    @Test
    void aPauseIsNotLookedFor() {
        var paused = first.samples();
        Arrays.fill(paused, SECOND, 2 * SECOND, (short) 3);
        receive(Pcm.of(paused), BEFORE, 1);
        assertThat(new AudioFinder(Pcm.of(recording)).find(List.of(new Sent(START, Pcm.of(paused)))))
                .isEqualTo(new FoundAudio(2 * SECOND, 2 * SECOND));
    }

    @Test
    void aLineOfLessThanABlockIsLookedForAsItIs() {
        var brief = speech(SECOND / 10);
        receive(brief, BEFORE, 1);
        assertThat(new AudioFinder(Pcm.of(recording)).find(List.of(new Sent(START, brief))))
                .isEqualTo(new FoundAudio(SECOND / 10, SECOND / 10));
    }

    private FoundAudio found() {
        return new AudioFinder(Pcm.of(recording)).find(sent);
    }

    private long samples() {
        return (long) first.length() + second.length();
    }

    private void receive(Pcm sound, int at, double loudness) {
        for (var i = 0; i < sound.length(); i++) {
            recording[at + i] = (short) (recording[at + i] + sound.sample(i) * loudness);
        }
    }

    private void silence(int at, int length) {
        Arrays.fill(recording, at, at + length, (short) 0);
    }

    /** Noise that is deep like speech. */
    private Pcm speech(int length) {
        var samples = new short[length];
        var value = 0.0;
        for (var i = 0; i < length; i++) {
            value = 0.9 * value + 800 * random.nextGaussian();
            samples[i] = (short) value;
        }
        return Pcm.of(samples);
    }
}
