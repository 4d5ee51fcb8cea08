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
    private final Whole fine;
    private final Whole coarse;

    Likeness(float[] recording) {
        this.fine = new Whole(recording);
        this.coarse = new Whole(thinned(recording));
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
            if (Math.sqrt(energyOf(second) / second.length) > QUIET) {
                found.add(best(second));
            }
        }
        return found;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    private double best(float[] second) {
        var rough = STEP * coarse.bestAt(thinned(second), 0, Integer.MAX_VALUE);
        var found = fine.bestAt(second, Math.max(rough - 2 * STEP, 0), rough + 2 * STEP);
        return fine.correlation(second, found);
    }

    /** A recording with its energy up to each sample, so that a comparison costs one product a sample. */
    private static final class Whole {
        private final float[] samples;
        private final double[] energy;

        private Whole(float[] samples) {
            this.samples = samples;
            this.energy = new double[samples.length + 1];
            for (var i = 0; i < samples.length; i++) {
                energy[i + 1] = energy[i] + samples[i] * samples[i];
            }
        }

        private int bestAt(float[] part, int from, int to) {
            var found = from;
            var highest = -2.0;
            for (var at = from; at < Math.min(to, samples.length - part.length); at++) {
                var value = correlation(part, at);
                if (value > highest) {
                    highest = value;
                    found = at;
                }
            }
            return found;
        }

        private double correlation(float[] part, int at) {
            if (at + part.length > samples.length) {
                return 0;
            }
            var product = 0.0;
            for (var i = 0; i < part.length; i++) {
                product += part[i] * samples[at + i];
            }
            var here = energy[at + part.length] - energy[at];
            return product / Math.sqrt(energyOf(part) * here + 1e-9);
        }
    }

    private static double energyOf(float[] samples) {
        var sum = 0.0;
        for (var sample : samples) {
            sum += sample * sample;
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
