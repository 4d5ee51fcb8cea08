package com.vomeet.lab.meeting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns who is heard into what pages show, about as late as a real meeting does: a voice is looked at each 50 ms, and the loudest of
 * the last three looks is shown each 100 ms, 60 ms later. So a mark comes 60 to 160 ms after a voice and goes 160 to 310 ms after
 * it. Runs on the alarms' thread alone.
 */
final class SpeakingMarks {
    static final Duration LOOK = Duration.ofMillis(50);
    static final Duration LAG = Duration.ofMillis(60);
    private static final int MEMORY = 3;
    private static final int QUIETEST = 55;
    private static final int LOUDEST = 15;
    private static final int STEPS = 10;
    private final Supplier<Map<Long, Integer>> levels;
    private final Map<Long, String> ids;
    private final Alarms alarms;
    private final Consumer<Map<String, Integer>> show;
    private final Deque<Map<String, Integer>> seen = new ArrayDeque<>();
    private Map<String, Integer> shown = Map.of();
    private boolean odd;
    private volatile boolean stopped;

    SpeakingMarks(
            Supplier<Map<Long, Integer>> levels,
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

    void stop() {
        stopped = true;
    }

    private void look() {
        if (stopped) {
            return;
        }
        remember();
        odd = !odd;
        var loudest = loudest();
        if (odd && !loudest.equals(shown)) {
            shown = loudest;
            alarms.in(LAG, () -> show.accept(loudest));
        }
        alarms.in(LOOK, this::look);
    }

    private void remember() {
        var now = new HashMap<String, Integer>();
        levels.get().forEach((source, level) -> {
            var id = ids.get(source);
            if (id != null && steps(level) > 0) {
                now.put(id, steps(level));
            }
        });
        seen.addLast(now);
        if (seen.size() > MEMORY) {
            seen.removeFirst();
        }
    }

    private Map<String, Integer> loudest() {
        var loudest = new HashMap<String, Integer>();
        seen.forEach(look -> look.forEach((id, steps) -> loudest.merge(id, steps, Math::max)));
        return Map.copyOf(loudest);
    }

    /** From 0 (not heard) to 10 (full), of a level in -dBov. */
    static int steps(int level) {
        return Math.clamp((QUIETEST - level) * STEPS / (QUIETEST - LOUDEST), 0, STEPS);
    }
}
