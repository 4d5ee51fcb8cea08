package com.vomeet.speech.wer;

import com.vomeet.speech.engine.Engine;
import com.vomeet.speech.engine.EngineSession;
import com.vomeet.speech.engine.Recognised;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays audio to an engine as if it were live, without waiting: the time of day is that of the audio, and goes on while the engine
 * computes. So it says when each result would have been there. Computing is counted in CPU time, so that other work on the machine does
 * not matter.
 */
final class Rehearsal {
    record Shown(Recognised recognised, double at) {}

    private static final int PIECE = Engine.SAMPLE_RATE / 10;
    private final List<Shown> shown = new ArrayList<>();
    private double heard;
    private double now;
    private double computed;
    private long begun;

    /** Plays all, and as long as that takes. */
    static Rehearsal of(Engine engine, List<DirectRecognition.Said> all) {
        var rehearsal = new Rehearsal();
        try (var session = engine.open(rehearsal::take)) {
            for (var said : all) {
                rehearsal.play(session, said.samples());
                rehearsal.play(session, new short[(int) (said.pause().toMillis() * Engine.SAMPLE_RATE / 1000)]);
            }
            session.finish();
        }
        return rehearsal;
    }

    private void play(EngineSession session, short[] audio) {
        for (var at = 0; at < audio.length; at += PIECE) {
            var piece = Arrays.copyOfRange(audio, at, Math.min(audio.length, at + PIECE));
            heard += piece.length / (double) Engine.SAMPLE_RATE;
            now = Math.max(now, heard);
            begun = cpu();
            session.accept(piece);
            now += computing();
            computed += computing();
        }
    }

    private double computing() {
        return (cpu() - begun) / 1e9;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void take(Recognised recognised) {
        shown.add(new Shown(recognised, now + computing()));
    }

    List<Recognised> completed() {
        return shown.stream()
                .map(Shown::recognised)
                .filter(Recognised::completed)
                .toList();
    }

    List<Shown> shown() {
        return shown;
    }

    /** For each word of the completed text: how long after its end it was first seen, right or as it came to be. */
    double[] untilInterim() {
        return completed().stream()
                .flatMap(done -> done.words().stream())
                .mapToDouble(word -> shown.stream()
                                .filter(s -> s.recognised().words().stream().anyMatch(w -> isSame(w, word)))
                                .findFirst()
                                .orElseThrow()
                                .at()
                        - word.end())
                .toArray();
    }

    private static boolean isSame(Recognised.Word one, Recognised.Word other) {
        return one.word().equals(other.word()) && Math.abs(one.start() - other.start()) < 0.3;
    }

    /** For each completed text: how long after its last word it was there. */
    double[] untilCompleted() {
        return shown.stream()
                .filter(s -> s.recognised().completed())
                .mapToDouble(s -> s.at() - s.recognised().end())
                .toArray();
    }

    /** For each word: how long after its end it was there for good. */
    double[] untilWordCompleted() {
        return shown.stream()
                .filter(s -> s.recognised().completed())
                .flatMapToDouble(s -> s.recognised().words().stream().mapToDouble(w -> s.at() - w.end()))
                .toArray();
    }

    /** CPU seconds per second of audio. */
    double cores() {
        return computed / heard;
    }

    static double quantile(double[] values, double part) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
    }
}
