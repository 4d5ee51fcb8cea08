package com.vomeet.bench.roll;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.bench.played.Comparison;
import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.played.Played;
import com.vomeet.bench.played.Row;
import com.vomeet.cli.product.Folders;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/** Bots in their calls, readers of what they say, and requests; then each replica is replaced, and everything is looked at. */
public final class RollRun {
    private static final Duration BEGINNING = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(150);
    /** What was not told by then will not be: a text that never was announced is waited for 30 s. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Theatre theatre;
    private final Scale scale;

    private RollRun(Theatre theatre, Scale scale) {
        this.theatre = theatre;
        this.scale = scale;
    }

    /**
     * Runs it once.
     *
     * @param log what the managers write
     * @param crowd calls with each of so many numbers, several at a time
     */
    public static Outcome run(Scale scale, Folders folders, Path log, ObjIntConsumer<IntConsumer> crowd)
            throws Exception {
        try (var theatre = Theatre.open(scale, folders, log)) {
            return new RollRun(theatre, scale).play(crowd);
        }
    }

    private Outcome play(ObjIntConsumer<IntConsumer> crowd) throws Exception {
        var meetings = request(crowd);
        awaitAtMost(BEGINNING, () -> inCall() == scale.bots());
        var bots = inCall();
        try (var readers = new Readers(theatre.balancer().base(), theatre.key(), meetings, scale);
                var errands = new Errands(theatre.requests())) {
            var sent = theatre.bots().sent();
            var from = System.nanoTime();
            theatre.bots().begins(Instant.now());
            theatre.replicas().roll();
            var seconds = (System.nanoTime() - from) / 1e9;
            var rate = (theatre.bots().sent() - sent) / seconds;
            theatre.bots().isOver(Instant.now());
            errands.finish();
            await(END, "all bots have ended", () -> theatre.bots().ended().size() >= bots);
            await(END, "all rows are final", this::isFinal);
            return judge(bots, readers, errands, rate, seconds);
        }
    }

    /** @return native ids by meeting */
    private Map<Long, String> request(ObjIntConsumer<IntConsumer> crowd) {
        var meetings = new TreeMap<Long, String>();
        crowd.accept(
                number -> {
                    var code = Codes.of(number);
                    var body = Map.of("platform", "google_meet", "native_meeting_id", code);
                    try {
                        var made = theatre.requests().send("POST", "/bots", Json.write(body));
                        if (made != null) {
                            synchronized (meetings) {
                                meetings.put(made.path("id").asLong(), code);
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                scale.bots());
        return meetings;
    }

    private int inCall() {
        var there = theatre.rows().states().values().stream()
                .filter(row -> row.status().equals(MeetingStatus.ACTIVE.wire()))
                .count();
        return Math.toIntExact(there);
    }

    private boolean isFinal() {
        var played = theatre.bots().ended().keySet();
        return theatre.rows().states().values().stream()
                .filter(row -> played.contains(row.meeting()))
                .allMatch(Row::isTerminal);
    }

    private Outcome judge(int bots, Readers readers, Errands errands, double rate, double seconds) {
        var rows = theatre.rows().whole();
        var played = theatre.bots().ended();
        var ended = rows.values().stream().filter(Row::isTerminal).toList();
        awaitAtMost(
                TOLD,
                () -> ended.stream()
                        .allMatch(
                                row -> Webhooks.areThere(row, theatre.receiver().of(row.meeting()))));
        awaitAtMost(TOLD, () -> isUpTo(readers.bySocket(), rows) && isUpTo(readers.byEvents(), rows));
        var told = new ArrayList<Difference>();
        ended.forEach(row -> told.addAll(Webhooks.judge(row, theatre.receiver().of(row.meeting()))));
        if (theatre.receiver().again() > 0) {
            told.add(new Difference(0, Kind.DOUBLED, theatre.receiver().again() + " calls were made again"));
        }
        var faults = new ArrayList<>(theatre.replicas().faults());
        faults.addAll(theatre.bots().broken());
        return new Outcome(
                bots,
                rate,
                seconds,
                rows(played, errands, rows),
                told,
                live(readers.bySocket(), played, rows),
                live(readers.byEvents(), played, rows),
                readers.away().times(),
                readers.away().longestSeconds(),
                theatre.requests().asked(),
                theatre.requests().failed(),
                theatre.balancer().refused(),
                faults);
    }

    private static List<Difference> rows(Map<Long, Played> played, Errands errands, Map<Long, Row> rows) {
        var differences = new ArrayList<Difference>();
        played.values().forEach(one -> differences.addAll(Comparison.of(one, rows.get(one.meeting()))));
        for (var meeting : errands.meetings()) {
            var row = rows.get(meeting);
            if (row == null || !row.statuses().equals(List.of("stopping", "completed"))) {
                differences.add(new Difference(
                        meeting, Kind.LOST, "it was called off: " + (row == null ? "no row" : row.statuses())));
            }
        }
        var known = played.size() + errands.meetings().size();
        if (rows.size() > known) {
            differences.add(new Difference(0, Kind.DOUBLED, rows.size() + " meetings instead of " + known));
        }
        return differences;
    }

    private static boolean isUpTo(List<Followed> followed, Map<Long, Row> rows) {
        return followed.stream().allMatch(one -> {
            var row = rows.get(one.meeting());
            return row != null && one.isUpTo(row);
        });
    }

    private static List<Difference> live(List<Followed> followed, Map<Long, Played> played, Map<Long, Row> rows) {
        var differences = new ArrayList<Difference>();
        for (var one : followed) {
            var bot = played.get(one.meeting());
            var row = rows.get(one.meeting());
            if (bot != null && row != null) {
                differences.addAll(one.judge(bot, row));
            }
        }
        return differences;
    }

    private static void await(Duration patience, String what, BooleanSupplier condition) {
        if (!awaitAtMost(patience, condition)) {
            throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
        }
    }

    private static boolean awaitAtMost(Duration patience, BooleanSupplier condition) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
