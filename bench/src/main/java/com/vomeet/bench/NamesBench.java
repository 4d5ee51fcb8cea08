package com.vomeet.bench;

import com.vomeet.cli.demo.NameScore;
import com.vomeet.cli.demo.Said;
import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.PocketSphinxEngine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Right, wrong and missing names in each arrangement of the sound; a run with the names permuted must fail. */
final class NamesBench implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<String, String> PERMUTED = Map.of("Ada", "Ben", "Ben", "Cleo", "Cleo", "Ada");

    @Override
    public String name() {
        return "names";
    }

    @Override
    public String about() {
        return "words with the right, a wrong or no name, in each arrangement of the sound";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        try (var rig = Rig.start(PocketSphinxEngine.load())) {
            for (var arrangement : Arrangement.values()) {
                var run = MeetingRun.of(rig, Scenario.named("demo").in(arrangement), PATIENCE);
                var score = NameScore.of(run.lines(), run.said());
                var word = arrangement.name().toLowerCase(Locale.ROOT);
                figures.accept(
                        Figure.of(name(), word + "_right", share(score.right(), score), "", new Goal.AtLeast(0.95)));
                figures.accept(
                        Figure.of(name(), word + "_wrong", share(score.wrong(), score), "", new Goal.AtMost(0.01)));
                var permuted = NameScore.of(run.lines(), permuted(run.said()));
                figures.accept(Figure.of(
                        name(),
                        word + "_permuted_right",
                        share(permuted.right(), permuted),
                        "",
                        new Goal.AtMost(0.05)));
            }
        }
    }

    static List<Said> permuted(List<Said> said) {
        return said.stream()
                .map(s ->
                        new Said(PERMUTED.getOrDefault(s.person(), s.person()), s.from(), s.to(), s.prompt(), s.text()))
                .toList();
    }

    static double share(int part, NameScore score) {
        return score.words() == 0 ? Double.NaN : (double) part / score.words();
    }
}
