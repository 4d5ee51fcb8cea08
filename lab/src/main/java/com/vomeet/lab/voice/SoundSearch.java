package com.vomeet.lab.voice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a piece of sound in a recording by normalised cross-correlation: neither loudness nor what else is in the recording matters.
 * First in steps of half a millisecond, then to the sample. Immutable.
 */
public final class SoundSearch {
    /** Speech that is thinned so far keeps its pitch and first formant, which is enough to tell one place from another. */
    private static final int STEP = 8;

    /** Of the best thinned likeness. */
    private static final double NEARLY = 0.8;

    private final Whole fine;
    private final Whole coarse;

    public SoundSearch(Pcm recording) {
        var samples = recording.samples();
        fine = new Whole(samples);
        coarse = new Whole(thinned(samples));
    }

    /**
     * Where a piece fits best.
     *
     * @param at the sample of the recording at which it begins
     * @param likeness 1 for the same sound, 0 for another one and for silence
     */
    public record Place(int at, double likeness) {}

    /**
     * Voices repeat themselves with each period of their pitch, and thinned the wrong period may seem to fit better: each place that
     * nearly fits is looked at closely.
     *
     * @param from the earliest sample at which the piece may begin
     * @param to the latest; both may lie outside the recording
     */
    public Place find(Pcm piece, int from, int to) {
        var samples = piece.samples();
        var rough = coarse.peaks(thinned(samples), Math.floorDiv(from, STEP), Math.ceilDiv(to, STEP));
        var limit = NEARLY * rough.stream().mapToDouble(Place::likeness).max().orElse(0);
        return rough.stream()
                .filter(place -> place.likeness() >= limit)
                .map(place -> STEP * place.at())
                .flatMap(at -> fine.peaks(samples, Math.max(at - 2 * STEP, from), Math.min(at + 2 * STEP, to)).stream())
                .max(Comparator.comparingDouble(Place::likeness))
                .orElse(new Place(Math.max(from, 0), 0));
    }

    private static short[] thinned(short[] samples) {
        var out = new short[samples.length / STEP];
        for (var i = 0; i < out.length; i++) {
            var sum = 0;
            for (var k = 0; k < STEP; k++) {
                sum += samples[STEP * i + k];
            }
            out[i] = (short) (sum / STEP);
        }
        return out;
    }

    /** A recording with its energy up to each sample, so that a comparison costs one product a sample. */
    private static final class Whole {
        private final short[] samples;
        private final double[] energy;

        private Whole(short[] samples) {
            this.samples = samples;
            energy = new double[samples.length + 1];
            for (var i = 0; i < samples.length; i++) {
                energy[i + 1] = energy[i] + samples[i] * samples[i];
            }
        }

        /** The places that are likelier than their neighbours. */
        private List<Place> peaks(short[] piece, int from, int to) {
            var own = new Whole(piece).energy[piece.length];
            var peaks = new ArrayList<Place>();
            var before = 0.0;
            var place = new Place(0, 0);
            for (var at = Math.max(from, 0); at <= Math.min(to, samples.length - piece.length); at++) {
                var next = new Place(at, likeness(piece, own, at));
                if (place.likeness() > before && place.likeness() >= next.likeness()) {
                    peaks.add(place);
                }
                before = place.likeness();
                place = next;
            }
            if (place.likeness() > before) {
                peaks.add(place);
            }
            return peaks;
        }

        private double likeness(short[] piece, double own, int at) {
            var product = 0L;
            for (var i = 0; i < piece.length; i++) {
                product += piece[i] * samples[at + i];
            }
            var both = own * (energy[at + piece.length] - energy[at]);
            return both <= 0 ? 0 : product / Math.sqrt(both);
        }
    }
}
