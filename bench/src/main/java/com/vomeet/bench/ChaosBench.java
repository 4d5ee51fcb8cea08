package com.vomeet.bench;

import com.vomeet.bench.chaos.ChaosRun;
import java.util.List;
import java.util.function.Consumer;

/** The manager is killed at random under load, Redis and PostgreSQL are restarted; then every meeting is looked at. */
final class ChaosBench implements Bench {
    private static final int KILLS = 50;

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String about() {
        return "the manager killed 50 times under load, its stores restarted: what is lost, doubled, left";
    }

    /** @param runs how often it is killed; 0: 50 times */
    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var outcome = ChaosRun.run(runs == 0 ? KILLS : runs);
        tell(figures, "kills", outcome.kills(), new Goal.AtLeast(runs == 0 ? KILLS : runs));
        tell(figures, "meetings", outcome.meetings(), new Goal.AtLeast(outcome.kills()));
        tell(figures, "lost", count(outcome.lost()), new Goal.Exactly(0));
        tell(figures, "doubled", count(outcome.doubled()), new Goal.Exactly(0));
        tell(figures, "leaked", count(outcome.leaked()), new Goal.Exactly(0));
    }

    /** What is wrong is told where the figures are not read. */
    private static int count(List<String> faults) {
        faults.forEach(System.err::println);
        return faults.size();
    }

    private void tell(Consumer<Figure> figures, String what, int value, Goal goal) {
        figures.accept(Figure.of(name(), what, value, "", goal));
    }
}
