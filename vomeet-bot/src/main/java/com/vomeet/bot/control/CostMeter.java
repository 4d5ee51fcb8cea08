package com.vomeet.bot.control;

import com.vomeet.contract.control.BotCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the JVM and all processes below it (the browser) use, read from {@code /proc}. Not thread-safe. */
public final class CostMeter {
    /** Linux counts CPU time for user space in hundredths of a second on every architecture. */
    private static final double TICKS_PER_SECOND = 100;

    /** Reading the maps of a browser's processes is itself not free; heartbeats that follow news soon repeat the last figures. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(9);

    private Map<Long, Long> ticksBefore = Map.of();
    private long nanosBefore;
    /** Of all processes, those that have ended since too, up to their last measurement. */
    private long allTicks;

    private @Nullable BotCost last;

    /** At most nine seconds old. Null where there is no {@code /proc}. The first has no CPU figure yet: it says 0. */
    public @Nullable BotCost cost() {
        if (last == null || System.nanoTime() - nanosBefore >= EVERY_NANOS) {
            last = measure();
        }
        return last;
    }

    @Nullable
    BotCost measure() {
        var self = ProcessHandle.current();
        var own = pssMb(self.pid());
        if (own.isEmpty()) {
            return null;
        }
        var now = System.nanoTime();
        var total = 0.0;
        var ticks = new HashMap<Long, Long>();
        try (var below = self.descendants()) {
            for (var process : Stream.concat(Stream.of(self), below).toList()) {
                total += pssMb(process.pid()).orElse(0.0);
                ticks(process.pid()).ifPresent(t -> ticks.put(process.pid(), t));
            }
        }
        var used = 0L;
        for (var entry : ticks.entrySet()) {
            used += entry.getValue() - ticksBefore.getOrDefault(entry.getKey(), 0L);
        }
        allTicks += used;
        var cores = nanosBefore == 0 ? 0 : used / TICKS_PER_SECOND / ((now - nanosBefore) / 1e9);
        ticksBefore = ticks;
        nanosBefore = now;
        return new BotCost(
                round(cores, 1e4), round(allTicks / TICKS_PER_SECOND, 100), round(own.get(), 10), round(total, 10));
    }

    private static Optional<Double> pssMb(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(l -> l.startsWith("Pss:"))
                    .findFirst()
                    .map(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024 / 1e6);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // ended meanwhile, or no such file system
        }
    }

    private static Optional<Long> ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // proc(5): the second field is the name in parentheses and may hold anything; utime and stime are 14 and
            // 15.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static double round(double value, double steps) {
        return Math.round(value * steps) / steps;
    }
}
