package com.vomeet.bench;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.played.Performance;
import com.vomeet.bench.played.Stage;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.StoresAside;
import com.vomeet.parts.FreePort;
import com.vomeet.speech.engine.InstantEngine;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thousand bots through the API as Jobs on a real API server: first how quickly they are made, against a client that makes the same
 * objects and does nothing else, with a node selector that no node has; then followed from their first word to their last, played on
 * nodes that only look as if they ran pods.
 */
final class JobsBench implements Bench {
    private static final Logger LOG = LoggerFactory.getLogger(JobsBench.class);
    private static final int WARM = 100;
    private static final int MANY = 1_000;
    private static final double LEAST = 0.6;

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String about() {
        return "1,000 bots as Jobs with their Secrets against a bare client, then played; wants KUBECONFIG";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        rates(runs == 0 ? 3 : runs, figures);
        tell(figures, played());
    }

    private void rates(int runs, Consumer<Figure> figures) throws Exception {
        var bare = new ArrayList<Double>();
        var product = new ArrayList<Double>();
        for (var i = 0; i < runs; i++) {
            try (var cluster = new BenchNamespace(BenchNamespace.NOWHERE)) {
                cluster.awaitPairs(WARM, () -> BareJobs.make(cluster, "warm", WARM));
                bare.add(cluster.awaitPairs(MANY, () -> BareJobs.make(cluster, "bare", MANY)));
            }
            try (var cluster = new BenchNamespace(BenchNamespace.NOWHERE);
                    var rig = Rig.start(new InstantEngine(), cluster.managersSettings());
                    var client = unlimited(rig)) {
                cluster.awaitPairs(WARM, () -> request(client, 0, WARM));
                product.add(cluster.awaitPairs(MANY, () -> request(client, WARM, MANY)));
            }
        }
        figures.accept(figure("bare_rate", Samples.of(bare)));
        figures.accept(figure("product_rate", Samples.of(product)));
        var ratios = Samples.ratios(product, bare);
        figures.accept(Figure.of(name(), "ratio", ratios.median(), "x", new Goal.AtLeast(LEAST), ratios));
    }

    private Figure figure(String what, Samples samples) {
        return Figure.of(name(), what, samples.median(), "jobs/s", new Goal.Told(), samples);
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

    private static Performance played() throws Exception {
        var data = Files.createTempDirectory("vomeet-bench-");
        try (var closing = new Closing();
                var cluster = new BenchNamespace(BenchNamespace.ON_FAKE_NODES)) {
            closing.add(() -> Folders.remove(data));
            var folders = Folders.ofThisMachine();
            if (!cluster.hasFakeNodes()) {
                ClusterAccess.find(folders.root()).cluster("fake-nodes", "2");
            }
            var port = String.valueOf(FreePort.any());
            var settings = new HashMap<>(cluster.managersSettings());
            settings.putAll(StoresAside.start(closing, folders, data));
            settings.putAll(Map.of(
                    "PORT",
                    port,
                    "K8S_BOT_MANAGER_CALLBACK_URL",
                    "http://127.0.0.1:" + port + "/bots/internal/callback/exited",
                    "WHISPER_LIVE_URL",
                    "ws://127.0.0.1:9/ws",
                    "SIGNING_KEY",
                    "only-for-one-run-of-a-bench-0123456789"));
            var log = folders.log().resolveSibling("vomeet-bench-manager.log");
            Files.deleteIfExists(log);
            var stage = new Stage(folders.root(), cluster.client(), cluster.name(), settings, log);
            return Performance.of(stage, MANY, (what, many) -> Crowd.each(1, many, what));
        }
    }

    private void tell(Consumer<Figure> figures, Performance played) {
        figures.accept(told("followed_cpu_at_first", played.warmingCores(), "cores", new Goal.Told()));
        figures.accept(told("followed_cpu", played.quietCores(), "cores", new Goal.AtMost(0.25)));
        figures.accept(told("followed_memory", played.mebibytes(), "MiB", new Goal.AtMost(512)));
        figures.accept(told("caught_up", played.caughtUpSeconds(), "s", new Goal.AtMost(10)));
        figures.accept(told("verdict_without_a_word", played.verdictSeconds(), "s", new Goal.Told()));
        for (var kind : Kind.values()) {
            var these = played.differences().stream()
                    .filter(difference -> difference.kind() == kind)
                    .toList();
            these.stream().map(Difference::toString).forEach(LOG::warn);
            var word = kind.name().toLowerCase(Locale.ROOT);
            figures.accept(told(word, these.size(), "rows", new Goal.AtMost(0)));
        }
        figures.accept(told("left_running", played.running(), "bots", new Goal.AtMost(0)));
    }

    private Figure told(String what, double value, String unit, Goal goal) {
        return Figure.of(name(), what, value, unit, goal);
    }
}
