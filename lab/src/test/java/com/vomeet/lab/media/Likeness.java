package com.vomeet.lab.media;

import com.vomeet.lab.voice.Pcm;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a voice is found in a recording. Compared second by second, each wherever it fits best: a jitter buffer stretches
 * and squeezes speech by some milliseconds, so at one lag for all even intact sound looks damaged.
 */
final class Likeness {
    private static final int STEP = 8;
    private static final double QUIET = 0.005;
    private final float[] recording;
    private final float[] coarse;

    Likeness(float[] recording) {
        this.recording = recording;
        this.coarse = thinned(recording);
    }

    /** The correlation of each full second of the voice that is no pause. */
    List<Double> perSecond(Pcm voice) {
        var all = new float[voice.length()];
        for (var i = 0; i < all.length; i++) {
            all[i] = voice.sample(i) / 32768f;
        }
        var found = new ArrayList<Double>();
        for (var from = 0; from + Pcm.RATE <= all.length; from += Pcm.RATE) {
            var second = new float[Pcm.RATE];
            System.arraycopy(all, from, second, 0, second.length);
            if (Math.sqrt(energy(second, 0, second.length) / second.length) > QUIET) {
                found.add(best(second));
            }
        }
        return found;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    private double best(float[] second) {
        var rough = STEP * bestAt(thinned(second), coarse, 0, coarse.length);
        var from = Math.max(rough - 2 * STEP, 0);
        return correlation(second, recording, bestAt(second, recording, from, rough + 2 * STEP));
    }

    private static int bestAt(float[] part, float[] whole, int from, int to) {
        var found = from;
        var highest = -2.0;
        for (var at = from; at < Math.min(to, whole.length - part.length); at++) {
            var value = correlation(part, whole, at);
            if (value > highest) {
                highest = value;
                found = at;
            }
        }
        return found;
    }

    private static double correlation(float[] part, float[] whole, int at) {
        if (at + part.length > whole.length) {
            return 0;
        }
        var product = 0.0;
        for (var i = 0; i < part.length; i++) {
            product += part[i] * whole[at + i];
        }
        return product / Math.sqrt(energy(part, 0, part.length) * energy(whole, at, part.length) + 1e-9);
    }

    private static double energy(float[] samples, int from, int length) {
        var sum = 0.0;
        for (var i = from; i < from + length; i++) {
            sum += samples[i] * samples[i];
        }
        return sum;
    }

    private static float[] thinned(float[] samples) {
        var out = new float[samples.length / STEP];
        for (var i = 0; i < out.length; i++) {
            for (var k = 0; k < STEP; k++) {
                out[i] += samples[STEP * i + k] / STEP;
            }
        }
        return out;
    }
}
