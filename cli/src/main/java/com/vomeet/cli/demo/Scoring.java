package com.vomeet.cli.demo;

import com.vomeet.cli.client.TranscriptView;
import com.vomeet.speech.engine.Engine;
import com.vomeet.speech.wer.DirectRecognition;
import com.vomeet.speech.wer.WordErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what was understood with what was said, and with what the engine makes of the same sound without a meeting around it. */
public final class Scoring {
    private final Recordings recordings;
    private final Engine engine;

    public Scoring(Recordings recordings, Engine engine) {
        this.recordings = recordings;
        this.engine = engine;
    }

    /** @param werDirect of the same lines with the same pauses, fed to the engine as files */
    public record Score(double wer, double werDirect, NameScore names) {}

    /** @param said in the order in which it was said; not empty */
    public Score score(List<Said> said, List<TranscriptView.Line> lines) {
        var reference = said.stream().map(Said::text).collect(Collectors.joining(" "));
        var understood = lines.stream()
                .sorted(Comparator.comparing(TranscriptView.Line::start))
                .map(TranscriptView.Line::text)
                .collect(Collectors.joining(" "));
        return new Score(
                round(WordErrors.between(reference, understood).rate()),
                round(DirectRecognition.of(engine, direct(said)).errors().rate()),
                NameScore.of(lines, said));
    }

    private List<DirectRecognition.Said> direct(List<Said> said) {
        var all = new ArrayList<DirectRecognition.Said>();
        for (var i = 0; i < said.size(); i++) {
            var line = said.get(i);
            var pause = i + 1 < said.size()
                    ? Duration.between(line.to(), said.get(i + 1).from())
                    : Duration.ofSeconds(1);
            var positive = pause.isNegative() ? Duration.ZERO : pause;
            all.add(new DirectRecognition.Said(recordings.samples(line), line.text(), positive));
        }
        return all;
    }

    private static double round(double rate) {
        return Math.round(rate * 10_000) / 10_000.0;
    }
}
