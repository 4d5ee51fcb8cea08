package com.vomeet.bench;

import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.roll.Outcome;
import com.vomeet.bench.roll.RollRun;
import com.vomeet.bench.roll.Scale;
import com.vomeet.cli.product.Folders;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Each replica of the manager is replaced by another, under load; then bots, webhooks, readers and callers are asked what they missed. */
final class RollBench implements Bench {
    private static final double SEGMENTS = 50;
    /** A second. */
    private static final double REQUESTS = 2;

    @Override
    public String name() {
        return "roll";
    }

    @Override
    public String about() {
        return "three managers replaced one after the other under 200 bots: what is lost, doubled, refused";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var folders = Folders.ofThisMachine();
        var log = folders.log().resolveSibling("vomeet-bench-managers.log");
        Files.deleteIfExists(log);
        for (var i = 0; i < Math.max(1, runs); i++) {
            tell(figures, RollRun.run(Scale.FULL, folders, log, (what, many) -> Crowd.each(1, many, what)));
        }
    }

    void tell(Consumer<Figure> figures, Outcome outcome) {
        figures.accept(told("bots", outcome.bots(), "", new Goal.Exactly(Scale.FULL.bots())));
        figures.accept(told("segments", outcome.segmentsPerSecond(), "/s", new Goal.AtLeast(SEGMENTS)));
        figures.accept(told("roll", outcome.seconds(), "s", new Goal.Told()));
        differences(figures, "rows", outcome.rows());
        differences(figures, "webhooks", outcome.told());
        differences(figures, "websocket", outcome.sockets());
        differences(figures, "sse", outcome.events());
        figures.accept(told("readers_sent_away", outcome.timesAway(), "", new Goal.Told()));
        figures.accept(told("longest_away", outcome.longestAway(), "s", new Goal.Told()));
        figures.accept(told("requests", outcome.asked(), "", new Goal.AtLeast(fewest(outcome))));
        figures.accept(told("requests_failed", count(outcome.failed()), "", new Goal.Exactly(0)));
        figures.accept(told("connections_refused", outcome.refused(), "", new Goal.Exactly(0)));
        figures.accept(told("faults", count(outcome.faults()), "", new Goal.Exactly(0)));
    }

    /** One for each bot, and then somebody who goes on asking while replicas are replaced: without that nothing can fail. */
    private static double fewest(Outcome outcome) {
        return Scale.FULL.bots() + Math.ceil(REQUESTS * outcome.seconds());
    }

    private void differences(Consumer<Figure> figures, String where, List<Difference> all) {
        for (var kind : Kind.values()) {
            var these = all.stream()
                    .filter(one -> one.kind() == kind)
                    .map(Difference::toString)
                    .toList();
            var what = where + "_" + kind.name().toLowerCase(Locale.ROOT);
            figures.accept(told(what, count(these), "", new Goal.Exactly(0)));
        }
    }

    /** What is wrong is told where the figures are not read. */
    private static int count(List<String> faults) {
        faults.forEach(System.err::println);
        return faults.size();
    }

    private Figure told(String what, double value, String unit, Goal goal) {
        return Figure.of(name(), what, value, unit, goal);
    }
}
