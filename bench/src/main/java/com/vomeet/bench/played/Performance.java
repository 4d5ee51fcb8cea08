package com.vomeet.bench.played;

import com.vomeet.bench.program.ManagerProgram;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.contract.MeetingStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Many bots, from the request for them to the end of the last, with a manager of their own that is killed in the middle.
 *
 * @param warmingCores what the manager used in the first minute in which all were in their calls: it still compiles itself
 * @param quietCores what it used in the second
 * @param mebibytes the most memory that it ever held
 * @param caughtUpSeconds from the start of the second manager until nothing was owed any more
 * @param verdictSeconds the longest from the end of a bot without a word until its row said so
 * @param running Jobs with a pod that runs after the end of all
 */
public record Performance(
        double warmingCores,
        double quietCores,
        double mebibytes,
        double caughtUpSeconds,
        double verdictSeconds,
        List<Difference> differences,
        int running) {
    private static final double MEBIBYTE = 1 << 20;
    /** Until the manager is ready. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration BEGINNING = Duration.ofSeconds(150);
    private static final Duration END = Duration.ofSeconds(200);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    public Performance {
        differences = List.copyOf(differences);
    }

    /** @param crowd calls with each of so many numbers, several at a time */
    public static Performance of(Stage stage, int many, ObjIntConsumer<IntConsumer> crowd) throws Exception {
        try (var troupe = new Troupe(stage.client(), stage.namespace());
                var managers = new Managers(stage)) {
            var first = managers.start();
            first.awaitAnswer("/readyz", START);
            try (var client = new ApiClient(new Endpoint(first.base(), NewAccount.key(stage.settings())));
                    var owner = new Owner(client)) {
                crowd.accept(owner::request, many);
                var rows = new Rows(stage.settings());
                await(BEGINNING, "all " + many + " bots are in their calls", () -> inCall(rows) == many);
                var curtain = Instant.now();
                troupe.curtain(curtain);
                owner.curtain(curtain);
                return play(stage, rows, troupe, managers, curtain);
            }
        }
    }

    private static Performance play(Stage stage, Rows rows, Troupe troupe, Managers managers, Instant curtain)
            throws Exception {
        Thread.sleep(SETTLE);
        var warming = coresUntil(curtain.plus(Part.WARM), managers.now());
        var quiet = coresUntil(curtain.plus(Part.QUIET), managers.now());
        Thread.sleep(Duration.between(Instant.now(), curtain.plus(Part.MANAGER_DIES)));
        var mebibytes = managers.now().peakBytes() / MEBIBYTE;
        managers.now().kill();
        managers.start();
        var caughtUp = CatchUp.from(troupe.bots()).await(rows);
        await(
                END,
                "all bots have ended",
                () -> troupe.ended().size() == troupe.bots().size());
        await(END, "all rows are final", () -> rows.states().values().stream().allMatch(Row::isTerminal));
        var played = troupe.ended();
        var whole = rows.whole();
        var differences = new ArrayList<>(troupe.madeTwice());
        played.values().forEach(one -> differences.addAll(Comparison.of(one, whole.get(one.meeting()))));
        return new Performance(
                warming,
                quiet,
                Math.max(mebibytes, managers.now().peakBytes() / MEBIBYTE),
                caughtUp,
                verdict(played.values(), whole),
                differences,
                running(stage));
    }

    /** One after the other. */
    private static final class Managers implements AutoCloseable {
        private final Stage stage;
        private @Nullable ManagerProgram now;

        private Managers(Stage stage) {
            this.stage = stage;
        }

        private ManagerProgram start() {
            var started = stage.startManager();
            now = started;
            return started;
        }

        private ManagerProgram now() {
            return Objects.requireNonNull(now);
        }

        @Override
        public void close() {
            if (now != null) {
                now.close();
            }
        }
    }

    private static long inCall(Rows rows) {
        return rows.states().values().stream()
                .filter(row -> row.status().equals(MeetingStatus.ACTIVE.wire()))
                .count();
    }

    private static double coresUntil(Instant end, ManagerProgram manager) throws InterruptedException {
        var before = manager.use().cpu();
        var start = System.nanoTime();
        Thread.sleep(Duration.between(Instant.now(), end));
        return (double) manager.use().cpu().minus(before).toNanos() / (System.nanoTime() - start);
    }

    private static double verdict(Iterable<Played> all, Map<Long, Row> rows) {
        var longest = 0.0;
        for (var played : all) {
            var row = rows.get(played.meeting());
            if (played.part().ending().isWithoutAWord() && row != null && row.ended() != null) {
                var seconds = Duration.between(played.endedAt(), row.ended()).toMillis() / 1000.0;
                longest = Math.max(longest, seconds);
            }
        }
        return longest;
    }

    /** A bot whose meeting has ended may take a moment to be gone. */
    private static int running(Stage stage) {
        var end = System.nanoTime() + END.toNanos();
        while (true) {
            var running = stage.client().batch().v1().jobs().inNamespace(stage.namespace()).list().getItems().stream()
                    .filter(Performance::isActive)
                    .count();
            if (running == 0 || System.nanoTime() > end) {
                return (int) running;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static boolean isActive(Job job) {
        return job.getStatus() != null
                && Objects.requireNonNullElse(job.getStatus().getActive(), 0) > 0;
    }

    private static void await(Duration patience, String what, BooleanSupplier condition) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
