package com.vomeet.bench;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Folders;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A real bot in a real, restricted pod: how soon it knocks with its image on the node, and what its pod uses in a call. */
final class PodBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Starting is over, and no window of metrics-server holds any of it. */
    private static final Duration SETTLE = Duration.ofSeconds(35);

    private static final Duration MEASURE = Duration.ofSeconds(75);

    @Override
    public String name() {
        return "pod";
    }

    @Override
    public String about() {
        return "a real bot in a real pod: POST until the knock, CPU and memory in a call; wants ./vomeet cluster up";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        try (var product = new InstalledProduct(Folders.ofThisMachine().root())) {
            // The first one warms the manager and the node's cache of files.
            knock(product, "abc-warm-xyz");
            var knocks = new ArrayList<Double>();
            for (var i = 0; i < (runs == 0 ? 10 : runs); i++) {
                knocks.add(knock(product, "abc-kn" + letter(i / 26) + letter(i % 26) + "-xyz"));
            }
            var all = Samples.of(knocks);
            figures.accept(Figure.of(name(), "post_to_knock_p50", all.median(), "s", new Goal.AtMost(10), all));
            inACall(product, figures);
        }
    }

    private static char letter(int number) {
        return (char) ('a' + number);
    }

    private static double knock(InstalledProduct product, String code) {
        product.lab().open("code: " + code + "\n" + scenario("lobby"));
        var start = Instant.now();
        var meeting = request(product, code);
        var knock = await("a knock", () -> product.lab().when(code, "knocked"));
        leave(product, meeting);
        return Duration.between(start, knock).toMillis() / 1000.0;
    }

    private void inACall(InstalledProduct product, Consumer<Figure> figures) {
        var code = "abc-call-xyz";
        var loop = scenario("demo").replaceAll("(?s)\nplan:.*", "\n").replace("script:\n", "script:\n  loop: true\n");
        product.lab().open("code: " + code + "\n" + loop);
        var meeting = request(product, code);
        await(
                "the call",
                () -> Optional.of(product.client().meeting(meeting.id()))
                        .filter(now -> now.status() == MeetingStatus.ACTIVE));
        var uses = uses(product, product.podOf(meeting.id()));
        leave(product, meeting);
        var cores = Samples.of(uses.stream().map(PodUse::cores).toList());
        var memory = Samples.of(uses.stream().map(PodUse::mebibytes).toList());
        // The goals are what the chart's requests promise the scheduler.
        figures.accept(Figure.of(name(), "pod_cpu", cores.median(), "cores", new Goal.AtMost(0.25), cores));
        figures.accept(Figure.of(name(), "pod_memory", memory.largest(), "MiB", new Goal.AtMost(512), memory));
    }

    /** Each window once. */
    private static List<PodUse> uses(InstalledProduct product, String pod) {
        LockSupport.parkNanos(SETTLE.toNanos());
        var found = new HashMap<String, PodUse>();
        var end = System.nanoTime() + MEASURE.toNanos();
        while (System.nanoTime() < end) {
            PodUse.of(product.metrics(pod)).ifPresent(use -> found.put(use.window(), use));
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }
        return List.copyOf(found.values());
    }

    private static MeetingView request(InstalledProduct product, String code) {
        return product.client()
                .requestBot(Map.of("platform", "google_meet", "native_meeting_id", code, "bot_name", "Bench"));
    }

    private static void leave(InstalledProduct product, MeetingView meeting) {
        product.client().leave(meeting);
        await(
                "the end",
                () -> Optional.of(product.client().meeting(meeting.id()))
                        .filter(now -> now.status().isTerminal()));
        // The next one has the machine for itself.
        await(
                "the Job's end",
                () -> Optional.of(product.kubectl(
                                "get",
                                "jobs",
                                "-l",
                                "meeting-id=" + meeting.id(),
                                "-o",
                                "jsonpath={.items[*].status.active}"))
                        .filter(String::isBlank));
    }

    private static <T> T await(String what, Supplier<Optional<T>> found) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var now = found.get();
            if (now.isPresent()) {
                return now.get();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new IllegalStateException(what + ": not within " + PATIENCE.toSeconds() + " s");
    }

    private static String scenario(String name) {
        try (var in = Lab.class.getResourceAsStream("/scenarios/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("there is no scenario " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
