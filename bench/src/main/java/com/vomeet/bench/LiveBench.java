package com.vomeet.bench;

import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/** A sound in the lab until its text is at a WebSocket client, with an engine that answers at once. */
final class LiveBench implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String about() {
        return "sound in the lab until text at a client, with an engine that answers at once";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var delays = new ArrayList<Double>();
        var missing = 0;
        try (var rig = Rig.start(new InstantEngine())) {
            for (var i = 0; i < (runs == 0 ? 1 : runs); i++) {
                var run = MeetingRun.of(rig, Scenario.named("demo"), PATIENCE);
                for (var said : run.said()) {
                    // The first burst of a line begins with its speech; later ones have no moment that the lab could
                    // name.
                    var first = run.seen().stream()
                            .filter(seen ->
                                    Duration.between(said.from(), seen.line().start())
                                                    .abs()
                                                    .toMillis()
                                            < 400)
                            .findFirst();
                    if (first.isPresent()) {
                        delays.add(
                                Duration.between(said.from(), first.get().at()).toNanos() / 1e9);
                    } else {
                        missing++;
                    }
                }
            }
        }
        figures.accept(Figure.of(name(), "lines_without_text", missing, "", new Goal.AtMost(0)));
        var samples = Samples.of(delays);
        figures.accept(Figure.of(name(), "sound_to_text_p50", samples.median(), "s", new Goal.AtMost(0.3), samples));
        figures.accept(
                Figure.of(name(), "sound_to_text_p99", samples.percentile(99), "s", new Goal.AtMost(1), samples));
    }
}
