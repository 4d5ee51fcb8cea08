package com.vomeet.manager.roster;

import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shared state: the bots of an account, or of all, as they were read last, each with the version at which it came to differ. A reader asks for what
 * is newer than it has, so that a slow one is told less often and nothing is ever queued for anybody.
 */
final class Board {
    /** A reader that is further behind than this many changes of the list is told everything. */
    private static final int REMEMBERED = 200;

    private record Shown(LiveBot bot, long version) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<MeetingId, Shown> shown = new LinkedHashMap<>();
    private final TreeMap<Long, List<MeetingId>> gone = new TreeMap<>();
    private long version;
    private long forgotten;
    private @Nullable Summary summary;
    private long summaryVersion;
    private boolean over;

    /**
     * Takes what was read; those who wait are told if it differs.
     *
     * @return whether it does
     */
    boolean show(List<LiveBot> bots, Summary now) {
        lock.lock();
        try {
            var next = version + 1;
            var differs = take(bots, next);
            if (!now.equals(summary)) {
                summary = now;
                summaryVersion = next;
                differs = true;
            }
            if (differs) {
                version = next;
                changed.signalAll();
            }
            return differs;
        } finally {
            lock.unlock();
        }
    }

    /** Those who wait are told the summary again: a sign that somebody still looks at the rows. */
    void repeat() {
        lock.lock();
        try {
            version++;
            summaryVersion = version;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean take(List<LiveBot> bots, long next) {
        var differs = false;
        var left = new ArrayList<>(shown.keySet());
        for (var bot : bots) {
            var before = shown.get(bot.id());
            if (before == null || !before.bot().equals(bot)) {
                shown.put(bot.id(), new Shown(bot, next));
                differs = true;
            }
        }
        left.removeAll(bots.stream().map(LiveBot::id).collect(Collectors.toSet()));
        if (!left.isEmpty()) {
            shown.keySet().removeAll(left);
            gone.put(next, left);
            while (gone.size() > REMEMBERED) {
                forgotten = Objects.requireNonNull(gone.pollFirstEntry()).getKey();
            }
            differs = true;
        }
        return differs;
    }

    /** Waits for something newer than {@code seen}; 0: whatever there is, as soon as anything was read. */
    News after(long seen, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = atMost.toNanos();
            while (version <= seen && !over && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (over) {
                return new News.Over();
            }
            return version <= seen ? new News.Nothing() : new News.Changed(update(seen));
        } finally {
            lock.unlock();
        }
    }

    private Update update(long seen) {
        var whole = seen == 0 || seen < forgotten;
        var bots = shown.values().stream()
                .filter(one -> whole || one.version() > seen)
                .map(Shown::bot)
                .toList();
        var left = whole
                ? List.<MeetingId>of()
                : gone.tailMap(seen, false).values().stream()
                        .flatMap(List::stream)
                        .filter(id -> !shown.containsKey(id))
                        .toList();
        return new Update(version, whole, bots, left, summaryVersion > seen ? summary : null);
    }

    void close() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
