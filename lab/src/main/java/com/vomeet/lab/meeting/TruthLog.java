package com.vomeet.lab.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Notes what is really said. Shared between threads, guarded by itself. */
final class TruthLog {
    private final List<Spoken> spoken = new ArrayList<>();

    /** Answers the number under which the end is to be noted. */
    synchronized int begun(Spoken line) {
        spoken.add(line);
        return spoken.size() - 1;
    }

    synchronized void finished(int number) {
        change(number, Spoken::finished);
    }

    synchronized void brokenOff(int number, Instant at) {
        change(number, line -> line.brokenOff(at));
    }

    private void change(int number, UnaryOperator<Spoken> how) {
        spoken.set(number, how.apply(spoken.get(number)));
    }

    synchronized List<Spoken> all() {
        return List.copyOf(spoken);
    }
}
