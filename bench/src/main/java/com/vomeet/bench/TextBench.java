package com.vomeet.bench;

import com.vomeet.cli.demo.Said;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.PocketSphinxEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** With the offline engine: how long after its last word is a line seen by a client, still changing and confirmed. */
final class TextBench implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String about() {
        return "with the offline engine: words until interim text, end of speech until confirmed text";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var interim = new ArrayList<Double>();
        var confirmed = new ArrayList<Double>();
        var missing = 0;
        try (var rig = Rig.start(PocketSphinxEngine.load())) {
            for (var i = 0; i < (runs == 0 ? 1 : runs); i++) {
                var run = MeetingRun.of(rig, Scenario.named("demo"), PATIENCE);
                for (var seen : run.seen()) {
                    if (!seen.line().completed()) {
                        lastWord(seen).ifPresent(interim::add);
                    }
                }
                for (var said : run.said()) {
                    var after = afterSpeech(said, run.seen());
                    after.ifPresent(confirmed::add);
                    missing += after.isPresent() ? 0 : 1;
                }
            }
        }
        figures.accept(Figure.of(name(), "lines_without_text", missing, "", new Goal.AtMost(0)));
        var first = Samples.of(interim);
        figures.accept(Figure.of(name(), "interim_p50", first.median(), "s", new Goal.AtMost(1), first));
        var second = Samples.of(confirmed);
        figures.accept(Figure.of(name(), "confirmed_p50", second.median(), "s", new Goal.AtMost(2.5), second));
    }

    /** From the end of the last word of a changing line to the moment it was seen. */
    private static OptionalDouble lastWord(MeetingRun.Seen seen) {
        var words = seen.line().words();
        return words.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(Duration.between(words.getLast().end(), seen.at())));
    }

    /** From the end of what was said to the first confirmed text that reaches into its last half second. */
    private static OptionalDouble afterSpeech(Said said, List<MeetingRun.Seen> seen) {
        return seen.stream()
                .filter(s -> s.line().completed()
                        && s.line().end().isAfter(said.to().minusMillis(500))
                        && s.line().start().isBefore(said.to()))
                .mapToDouble(s -> seconds(Duration.between(said.to(), s.at())))
                .findFirst();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
