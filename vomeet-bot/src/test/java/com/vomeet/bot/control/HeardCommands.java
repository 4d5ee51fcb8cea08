package com.vomeet.bot.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Writes down what is commanded, a line each. */
final class HeardCommands implements CommandListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final List<String> lines = new CopyOnWriteArrayList<>();
    /** What is answered to a wish to leave. */
    volatile boolean leaves = true;

    void await(String line) {
        await(line::equals);
    }

    void await(Predicate<String> fits) {
        Awaitility.await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(fits));
    }

    @Override
    public boolean leave(String by) {
        lines.add("leave " + by);
        return leaves;
    }

    @Override
    public void reconfigure(@Nullable Integer version, @Nullable String language, String task) {
        lines.add("reconfigure " + language + " " + task);
    }

    @Override
    public void joinMoved(@Nullable Instant at) {
        if (at != null) {
            lines.add("join at " + at);
        }
    }

    @Override
    public void endMoved(@Nullable Instant at) {
        lines.add("end at " + at);
    }

    @Override
    public void stored(int number) {
        lines.add("stored " + number);
    }

    @Override
    public void noted(String what, String detail) {
        lines.add(what + " " + detail);
    }
}
