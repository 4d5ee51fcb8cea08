package com.vomeet.lab.media;

import com.vomeet.lab.voice.Pcm;
import com.vomeet.lab.voice.SoundSearch;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a voice is found in a recording. Compared second by second, each wherever it fits best: a jitter buffer stretches
 * and squeezes speech by some milliseconds, so at one lag for all even intact sound looks damaged.
 */
final class Likeness {
    private static final double QUIET = 0.005;
    private final SoundSearch search;
    private final int length;

    Likeness(float[] recording) {
        var samples = new short[recording.length];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(recording[i] * 32_768), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        search = new SoundSearch(Pcm.of(samples));
        length = samples.length;
    }

    /** The correlation of each full second of the voice that is no pause. */
    List<Double> perSecond(Pcm voice) {
        var found = new ArrayList<Double>();
        for (var from = 0; from + Pcm.RATE <= voice.length(); from += Pcm.RATE) {
            var second = voice.part(from, from + Pcm.RATE);
            if (second.loudness() > QUIET) {
                found.add(search.find(second, 0, length).likeness());
            }
        }
        return found;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }
}
