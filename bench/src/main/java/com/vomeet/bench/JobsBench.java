package com.vomeet.bench;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.speech.engine.InstantEngine;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A thousand bots through the API as Jobs on a real API server, against a client that makes the same objects and does nothing else.
 * No pod is placed: a node selector that no node has keeps them waiting, in both cases.
 */
final class JobsBench implements Bench {
    private static final int WARM = 100;
    private static final int MANY = 1_000;
    private static final double LEAST = 0.6;

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String about() {
        return "1,000 bots as Jobs with their Secrets against a bare client; wants KUBECONFIG";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var bare = new ArrayList<Double>();
        var product = new ArrayList<Double>();
        var ratio = new ArrayList<Double>();
        for (var i = 0; i < (runs == 0 ? 3 : runs); i++) {
            try (var cluster = new BenchNamespace()) {
                cluster.awaitPairs(WARM, () -> BareJobs.make(cluster, "warm", WARM));
                bare.add(cluster.awaitPairs(MANY, () -> BareJobs.make(cluster, "bare", MANY)));
            }
            try (var cluster = new BenchNamespace();
                    var rig = Rig.start(new InstantEngine(), cluster.managersSettings());
                    var client = unlimited(rig)) {
                cluster.awaitPairs(WARM, () -> request(client, 0, WARM));
                product.add(cluster.awaitPairs(MANY, () -> request(client, WARM, MANY)));
            }
            ratio.add(product.getLast() / bare.getLast());
        }
        tell(figures, "bare_rate", Samples.of(bare), new Goal.Told());
        tell(figures, "product_rate", Samples.of(product), new Goal.Told());
        var ratios = Samples.of(ratio);
        figures.accept(Figure.of(name(), "ratio", ratios.median(), "x", new Goal.AtLeast(LEAST), ratios));
    }

    private void tell(Consumer<Figure> figures, String what, Samples samples, Goal goal) {
        figures.accept(Figure.of(name(), what, samples.median(), "jobs/s", goal, samples));
    }

    /** The usual account may have five bots. */
    private static ApiClient unlimited(Rig rig) {
        var key = rig.product().manager().accounts().create("Bench", 0).key();
        return new ApiClient(new Endpoint(rig.product().endpoint().url(), key));
    }

    private static void request(ApiClient client, int from, int many) {
        Crowd.each(
                from,
                many,
                number -> client.requestBot(Map.of("platform", "google_meet", "native_meeting_id", Codes.of(number))));
    }
}
