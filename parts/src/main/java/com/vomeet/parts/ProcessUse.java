package com.vomeet.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What processes have used and hold (proc(5)).
 *
 * @param cpu user and system time since their start
 * @param pssBytes proportional set size: shared pages count once among those who share them
 */
public record ProcessUse(Duration cpu, long pssBytes) {
    /** USER_HZ: the unit of times in /proc, 100 a second on every Linux that Java runs on. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    /** The sum over the processes; one that has ended meanwhile counts nothing. */
    public static ProcessUse of(List<Long> pids) {
        var ticks = pids.stream().mapToLong(ProcessUse::ticks).sum();
        var pss = pids.stream().mapToLong(ProcessUse::pss).sum();
        return new ProcessUse(Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND), pss);
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
            // The name in parentheses may hold blanks and parentheses itself: fields are counted after the last one.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long pss(long pid) {
        try (var lines = Files.lines(Path.of("/proc", "" + pid, "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
