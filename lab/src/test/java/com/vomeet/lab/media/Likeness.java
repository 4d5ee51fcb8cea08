package com.vomeet.lab.media;

import com.vomeet.lab.voice.Pcm;
import com.vomeet.lab.voice.SoundSearch;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a voice is found in a recording. Compared in short pieces, each wherever it fits best: the jitter buffer of a browser
 * that waits for a processor stretches and squeezes speech by a period of its pitch again and again, so at one lag for a whole second
 * even intact sound looks damaged.
 */
final class Likeness {
    private static final double QUIET = 0.005;
    /** A fifth of a second: some periods of any voice's pitch, and seldom more than one stretch. */
    private static final int PIECE = Pcm.RATE / 5;

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

    /** The correlation of each piece of the voice that is no pause. */
    List<Double> perPiece(Pcm voice) {
        var found = new ArrayList<Double>();
        for (var from = 0; from + PIECE <= voice.length(); from += PIECE) {
            var piece = voice.part(from, from + PIECE);
            if (piece.loudness() > QUIET) {
                found.add(search.find(piece, 0, length).likeness());
            }
        }
        return found;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }
}
