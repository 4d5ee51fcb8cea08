package com.vomeet.lab.meeting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns who is heard into what pages show, about as late as a real meeting does: looked at each 100 ms, shown 100 ms later. Runs on
 * the alarms' thread alone.
 */
final class SpeakingMarks {
    static final Duration LOOK = Duration.ofMillis(100);
    static final Duration LAG = Duration.ofMillis(100);
    private static final double QUIETEST_DB = -50;
    private static final int STEPS = 10;
    private final Supplier<Map<Long, Double>> levels;
    private final Map<Long, String> ids;
    private final Alarms alarms;
    private final Consumer<Map<String, Integer>> show;
    private Map<String, Integer> shown = Map.of();
    private volatile boolean stopped;

    SpeakingMarks(
            Supplier<Map<Long, Double>> levels,
            Map<Long, String> ids,
            Alarms alarms,
            Consumer<Map<String, Integer>> show) {
        this.levels = levels;
        this.ids = Map.copyOf(ids);
        this.alarms = alarms;
        this.show = show;
    }

    void start() {
        alarms.in(LOOK, this::look);
    }

    private void look() {
        if (stopped) {
            return;
        }
        var now = new HashMap<String, Integer>();
        levels.get().forEach((source, level) -> {
            var id = ids.get(source);
            if (id != null && steps(level) > 0) {
                now.put(id, steps(level));
            }
        });
        if (!now.equals(shown)) {
            shown = Map.copyOf(now);
            var marks = shown;
            alarms.in(LAG, () -> show.accept(marks));
        }
        alarms.in(LOOK, this::look);
    }

    /** From 0 (not heard) to 10 (full). */
    static int steps(double level) {
        var decibel = 20 * Math.log10(Math.max(level, 1e-9));
        var part = (decibel - QUIETEST_DB) / -QUIETEST_DB;
        return (int) Math.clamp(Math.ceil(part * STEPS), 0, STEPS);
    }

    void stop() {
        stopped = true;
    }
}
