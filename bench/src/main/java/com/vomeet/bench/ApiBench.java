package com.vomeet.bench;

import com.vomeet.bench.api.ApiStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Requests to one manager that runs nothing, as a program of its own with the options of its image; PostgreSQL, whose every commit waits
 * for the disk, and the clients are on the same machine.
 */
final class ApiBench implements Bench {
    private static final int RUNS = 5;
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String about() {
        return "POST /bots and GET /bots/status, requests a second; a manager that runs nothing";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var posts = new ArrayList<Double>();
        var took = new ArrayList<List<Double>>();
        var looks = new ArrayList<Double>();
        try (var stage = ApiStage.open()) {
            stage.post(WARM);
            stage.look(WARM);
            for (var i = 0; i < (runs == 0 ? RUNS : runs); i++) {
                var posted = stage.post(MEASURED);
                posts.add(posted.perSecond());
                took.add(posted.millis());
                looks.add(stage.look(MEASURED).perSecond());
            }
        }
        tell(figures, "post_rate", posts, "1/s", new Goal.AtLeast(500));
        figures.accept(slowest(took));
        tell(figures, "status_rate", looks, "1/s", new Goal.AtLeast(3_000));
    }

    /** Of all requests of all runs; the spread is that of each run by itself. */
    Figure slowest(List<List<Double>> millis) {
        var all = Samples.of(millis.stream().flatMap(List::stream).toList());
        var each = Samples.of(
                millis.stream().map(run -> Samples.of(run).percentile(99)).toList());
        return Figure.of(name(), "post_p99", all.percentile(99), "ms", new Goal.AtMost(100), each);
    }

    private void tell(Consumer<Figure> figures, String what, List<Double> values, String unit, Goal goal) {
        var samples = Samples.of(values);
        figures.accept(Figure.of(name(), what, samples.median(), unit, goal, samples));
    }
}
