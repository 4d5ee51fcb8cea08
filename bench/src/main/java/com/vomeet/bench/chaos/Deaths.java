package com.vomeet.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Tells a tale while the manager dies at every point that it comes to, at each once: what was asked when it died is asked again of the
 * next one, which dies at the next point. So one telling is enough for many deaths, and what went wrong at any is seen in the end.
 */
final class Deaths {
    /** A tale does not take the same way each time. */
    private static final int MOST_TELLINGS = 3;

    /** What comes of the last thing asked, and what each start does, seconds later if the one that died has left its lock. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Lane lane;
    private final Set<String> left;
    private final List<String> faults = new ArrayList<>();

    private Deaths(Lane lane, Collection<String> points) {
        this.lane = lane;
        this.left = new TreeSet<>(points);
    }

    /** @param untried where it did not die, for it did not come there again */
    record Outcome(Set<String> untried, List<String> faults) {
        Outcome {
            untried = Set.copyOf(untried);
            faults = List.copyOf(faults);
        }
    }

    static Outcome at(Collection<String> points, Lane lane, Supplier<Tale> tales) throws InterruptedException {
        var deaths = new Deaths(lane, points);
        for (var i = 0; i < MOST_TELLINGS && !deaths.left.isEmpty(); i++) {
            deaths.tell(tales.get());
        }
        return new Outcome(deaths.left, deaths.faults);
    }

    /** When all is told, a manager is watched for as long as there are points left that it may die at. */
    private void tell(Tale tale) throws InterruptedException {
        var broken = new ConcurrentLinkedQueue<String>();
        lane.points().arm(left);
        var teller = Thread.ofVirtual().start(() -> {
            try {
                tale.tell();
            } catch (RuntimeException e) {
                broken.add(tale + ": " + e);
            }
        });
        var quietSince = System.nanoTime();
        while (teller.isAlive() || (!left.isEmpty() && System.nanoTime() - quietSince < AFTERMATH.toNanos())) {
            if (lane.hasDied()) {
                next();
                quietSince = System.nanoTime();
            } else if (teller.isAlive()) {
                quietSince = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        lane.revive();
        faults.addAll(broken);
        if (broken.isEmpty()) {
            faults.addAll(tale.faults());
        }
    }

    private void next() throws InterruptedException {
        var at = lane.points().passed().getLast();
        if (!left.remove(at)) {
            throw new IllegalStateException("the manager died at " + at + ", where it was not to");
        }
        lane.points().arm(left);
        lane.startAgain();
    }
}
