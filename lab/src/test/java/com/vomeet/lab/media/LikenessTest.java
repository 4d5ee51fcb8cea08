package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.voice.Pcm;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LikenessTest {
    private static final int PERIOD = Pcm.RATE / 100;
    private final short[] voice = noise(new Random(1), 4 * Pcm.RATE);

    @Test
    void aVoiceIsLikeItself() {
        assertThat(likeness(voice)).isGreaterThan(0.999);
    }

    /** Twice a second, as a jitter buffer that waits for its packets does it. */
    @Test
    void aVoiceThatWasStretchedIsStillIntact() {
        assertThat(likeness(stretched(Pcm.RATE / 2))).isGreaterThan(0.95);
    }

    @Test
    void aVoiceOfWhichEachSecondTenthIsMissingIsNot() {
        var torn = voice.clone();
        for (var i = 0; i < torn.length; i++) {
            if (i / (Pcm.RATE / 10) % 2 == 1) {
                torn[i] = 0;
            }
        }
        assertThat(likeness(torn)).isLessThan(0.8);
    }

    @Test
    void anotherVoiceIsNot() {
        assertThat(likeness(noise(new Random(2), voice.length))).isLessThan(0.3);
    }

    private double likeness(short[] heard) {
        var recording = new float[heard.length];
        for (var i = 0; i < heard.length; i++) {
            recording[i] = heard[i] / 32_768f;
        }
        return Likeness.median(new Likeness(recording).perPiece(Pcm.of(voice)));
    }

    private short[] stretched(int every) {
        var out = new short[voice.length + voice.length / every * PERIOD];
        var to = 0;
        for (var from = 0; from < voice.length; from++) {
            out[to++] = voice[from];
            if (from % every == every - 1) {
                System.arraycopy(voice, from + 1 - PERIOD, out, to, PERIOD);
                to += PERIOD;
            }
        }
        return out;
    }

    private static short[] noise(Random random, int length) {
        var samples = new short[length];
        for (var i = 0; i < length; i++) {
            samples[i] = (short) (6_000 * random.nextGaussian());
        }
        return samples;
    }
}
