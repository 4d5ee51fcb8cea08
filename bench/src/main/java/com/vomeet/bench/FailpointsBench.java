package com.vomeet.bench;

import com.vomeet.bench.chaos.FailpointsRun;
import com.vomeet.cli.product.Folders;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;

/** The manager is killed before and after each write of its, one after the other, and started again. */
final class FailpointsBench implements Bench {
    private static final int LANES = 2;

    @Override
    public String name() {
        return "failpoints";
    }

    @Override
    public String about() {
        return "the manager killed before and after every write to PostgreSQL, Redis and the orchestrator";
    }

    /** @param runs minutes after which no further point is begun; 0: all of them */
    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var budget = runs == 0 ? Duration.ofHours(2) : Duration.ofMinutes(runs);
        var folder = Files.createTempDirectory("vomeet-failpoints-");
        var outcome = FailpointsRun.run(folder, LANES, budget);
        outcome.faults().forEach(System.err::println);
        outcome.untried().forEach(name -> System.err.println("never: " + name));
        if (outcome.faults().isEmpty() && outcome.untried().isEmpty()) {
            Folders.remove(folder);
        } else {
            System.err.println("more in " + folder);
        }
        tell(figures, "points", outcome.points(), new Goal.Told());
        tell(figures, "killed", outcome.killed(), new Goal.Told());
        tell(figures, "untried_writes", outcome.untried().size(), new Goal.Exactly(0));
        tell(figures, "faults", outcome.faults().size(), new Goal.Exactly(0));
    }

    private void tell(Consumer<Figure> figures, String what, int value, Goal goal) {
        figures.accept(Figure.of(name(), what, value, "", goal));
    }
}
