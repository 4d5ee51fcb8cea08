package com.vomeet.bench.played;

import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** What the bots had done by the moment when the manager came back. It has caught up when all of it is in the rows and all bots were heard. */
final class CatchUp {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private record Owed(PlayedBot bot, MeetingStatus status, int sent) {}

    private final Instant since = Instant.now();
    private final long sinceNanos = System.nanoTime();
    private final List<Owed> owed;

    private CatchUp(List<Owed> owed) {
        this.owed = owed;
    }

    static CatchUp from(Collection<PlayedBot> bots) {
        return new CatchUp(bots.stream()
                .map(bot ->
                        new Owed(bot, Objects.requireNonNullElse(bot.status(), MeetingStatus.REQUESTED), bot.sent()))
                .toList());
    }

    /** @return seconds; those of the patience if it has not caught up by then */
    double await(Rows rows) {
        while (elapsed() < PATIENCE.toNanos() && !isDone(rows.states())) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return elapsed() / 1e9;
    }

    private long elapsed() {
        return System.nanoTime() - sinceNanos;
    }

    private boolean isDone(Map<Long, Row> rows) {
        return owed.stream().allMatch(one -> {
            var row = rows.get(one.bot().meeting());
            return row != null && isThere(one, row) && isHeard(one.bot(), row);
        });
    }

    private static boolean isThere(Owed owed, Row row) {
        var status = MeetingStatus.of(row.status());
        return row.storedUpTo() >= owed.sent()
                && (owed.status().isTerminal() ? row.isTerminal() : status.compareTo(owed.status()) >= 0);
    }

    private boolean isHeard(PlayedBot bot, Row row) {
        return bot.isOver()
                || row.isTerminal()
                || (row.lastSeen() != null && row.lastSeen().isAfter(since));
    }
}
