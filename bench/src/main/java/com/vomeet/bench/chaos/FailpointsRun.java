package com.vomeet.bench.chaos;

import com.vomeet.manager.fail.Failpoints;
import com.vomeet.manager.fail.PostgresPoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Kills the manager at every point there is: first each plot is played and each tale told, and the points that they pass are written
 * down. Then each plot is played once for each of its points, and the manager ends just there and is started again; and at those that
 * only tales pass it ends one after the other in one telling. Shared state: the points that are left, and the faults.
 */
public final class FailpointsRun {
    /** What the fleet does about an ended bot comes a moment after the story. */
    private static final Duration AFTERMATH = Duration.ofMillis(1_500);

    /** What is done now and then, whatever the story, comes within this: some of it each minute. Waited for where its name was not tried yet. */
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(70);

    /** An orderly end that also writes an archive of classes. */
    private static final Duration LEARNED = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** A place to die at, in a plot, at its nth time. */
    record Point(Plot plot, String name, int nth) {
        @Override
        public String toString() {
            return name + " (" + plot + ", " + nth + ")";
        }
    }

    /** What only a tale passes. */
    private record Telling(Tales tale, Set<String> names) {}

    /**
     * What came of it.
     *
     * @param points how many there are
     * @param names of the points, without plots and numbers
     * @param killed at how many of the points the manager was killed
     * @param untried names at which it never was, though the world is another after each of them
     * @param faults what was not right afterwards
     */
    public record Outcome(int points, Set<String> names, int killed, Set<String> untried, List<String> faults) {
        public Outcome {
            names = Set.copyOf(names);
            untried = Set.copyOf(untried);
            faults = List.copyOf(faults);
        }
    }

    private final Path folder;
    private final long until;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();
    private final Queue<Point> must = new ConcurrentLinkedQueue<>();
    private final Queue<Point> may = new ConcurrentLinkedQueue<>();
    private final Queue<Telling> tellings = new ConcurrentLinkedQueue<>();
    private final Queue<Telling> insideTellings = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private volatile boolean isLearned;

    private FailpointsRun(Path folder, Duration budget) {
        this.folder = folder;
        this.until = System.nanoTime() + budget.toNanos();
    }

    /**
     * Runs it.
     *
     * @param lanes managers, each in a world of its own, that die at the same time
     * @param budget after which no further point is begun, unless it is the first of its name
     */
    public static Outcome run(Path folder, int lanes, Duration budget) throws IOException, InterruptedException {
        return new FailpointsRun(folder, budget).run(lanes);
    }

    private Outcome run(int lanes) throws IOException, InterruptedException {
        List<Point> points;
        var names = new HashSet<String>();
        try (var first = new Lane(folder.resolve("lane-0"))) {
            points = record(first);
            points.forEach(point -> names.add(point.name()));
            recordTales(first, names);
            share(points);
            var others = new ArrayList<Thread>();
            var known = Set.copyOf(names);
            var turned = new ConcurrentLinkedQueue<Turnover.Outcome>();
            others.add(Thread.ofVirtual().start(() -> turnOver(folder.resolve("turnover"), known, turned)));
            for (var i = 1; i < lanes; i++) {
                var own = folder.resolve("lane-" + i);
                others.add(Thread.ofVirtual().start(() -> work(own)));
            }
            work(first);
            for (var other : others) {
                other.join();
            }
            turned.forEach(outcome -> names.addAll(outcome.names()));
        }
        var untried = new HashSet<>(names);
        untried.removeIf(FailpointsRun::isInside);
        untried.removeAll(tried);
        return new Outcome(points.size(), names, killed.get(), untried, List.copyOf(faults));
    }

    /** Wherever in a transaction the manager ends, it is as at its commit; all of these are tried only where there is time. */
    private static boolean isInside(String name) {
        return name.contains(PostgresPoints.INSIDE);
    }

    private List<Point> record(Lane lane) throws InterruptedException {
        var points = new ArrayList<Point>();
        for (var plot : Plot.values()) {
            var before = lane.points().passed().size();
            var story = new Story(lane.world(), plot, numbers.getAndIncrement());
            story.play();
            judge(story, "without a kill");
            Thread.sleep(AFTERMATH);
            var passed = lane.points().passed();
            var counts = new HashMap<String, Integer>();
            for (var name : passed.subList(before, passed.size())) {
                points.add(new Point(plot, name, counts.merge(name, 1, Integer::sum) - 1));
            }
        }
        return points;
    }

    /** Each tale's own are the names that no plot and no other tale has; the first begins with a start of the manager. */
    private void recordTales(Lane lane, Set<String> names) throws InterruptedException {
        var before = lane.points().passed().size();
        var manager = lane.world().manager();
        manager.kill();
        manager.learnsToStart(classes());
        lane.revive();
        for (var kind : Tales.values()) {
            var tale = kind.of(lane.world(), numbers);
            tale.tell();
            faults.addAll(tale.faults());
            Thread.sleep(AFTERMATH);
            var passed = lane.points().passed();
            var own = new TreeSet<>(passed.subList(before, passed.size()));
            before = passed.size();
            own.removeIf(name -> !names.add(name));
            var inside = own.stream().filter(FailpointsRun::isInside).collect(Collectors.toCollection(TreeSet::new));
            own.removeAll(inside);
            tellings.add(new Telling(kind, own));
            insideTellings.add(new Telling(kind, inside));
        }
        manager.stop();
        if (manager.awaitEnd(LEARNED) == null) {
            manager.kill();
        } else {
            isLearned = true;
        }
        startsFast(lane);
        lane.revive();
    }

    private Path classes() {
        return folder.resolve("classes.jsa");
    }

    /** An archive that was not written to its end is none. */
    private void startsFast(Lane lane) {
        if (isLearned) {
            lane.world().manager().hasLearnedToStart(classes());
        } else {
            lane.world().manager().startsAsEver();
        }
    }

    /** Each name once, whatever time it takes; then each in each plot, then all. */
    private void share(List<Point> points) {
        var names = new HashSet<String>();
        var pairs = new HashSet<String>();
        var rest = new ArrayList<Point>();
        for (var point : points) {
            var isNew = pairs.add(point.plot() + point.name());
            if (names.add(point.name()) && !isInside(point.name())) {
                must.add(point);
            } else if (isNew) {
                may.add(point);
            } else {
                rest.add(point);
            }
        }
        may.addAll(rest);
    }

    private @Nullable Point next() {
        var point = must.poll();
        if (point == null) {
            point = isOver() ? nextUntried() : may.poll();
        }
        return point;
    }

    /** What the plot that passed it first has not come to again, another plot that passed it may. */
    private @Nullable Point nextUntried() {
        var point = may.poll();
        while (point != null && (isInside(point.name()) || tried.contains(point.name()))) {
            point = may.poll();
        }
        return point;
    }

    private void turnOver(Path own, Set<String> known, Queue<Turnover.Outcome> turned) {
        try (var lane = new Lane(own)) {
            startsFast(lane);
            var outcome = Turnover.run(lane, numbers, known);
            turned.add(outcome);
            tried.addAll(outcome.tried());
            killed.addAndGet(outcome.tried().size());
            faults.addAll(outcome.faults());
        } catch (IOException | RuntimeException e) {
            faults.add("the turnover broke: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Path own) {
        try (var lane = new Lane(own)) {
            startsFast(lane);
            work(lane);
        } catch (IOException | RuntimeException e) {
            faults.add("a lane broke: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Lane lane) throws InterruptedException {
        for (var telling = tellings.poll(); telling != null; telling = tellings.poll()) {
            dieThrough(lane, telling);
        }
        for (var point = next(); point != null; point = next()) {
            try {
                dieAt(lane, point);
            } catch (RuntimeException e) {
                faults.add(point + ": " + e);
            }
            lane.revive();
        }
        for (var telling = inside(); telling != null; telling = inside()) {
            dieThrough(lane, telling);
        }
        for (var story : lane.told()) {
            faults.addAll(story.judgeTold().faults("what was told"));
        }
    }

    private @Nullable Telling inside() {
        return isOver() ? null : insideTellings.poll();
    }

    private void dieThrough(Lane lane, Telling telling) throws InterruptedException {
        try {
            var outcome = Deaths.at(telling.names(), lane, () -> telling.tale().of(lane.world(), numbers));
            var died = new HashSet<>(telling.names());
            died.removeAll(outcome.untried());
            tried.addAll(died);
            killed.addAndGet(died.size());
            faults.addAll(outcome.faults());
        } catch (RuntimeException e) {
            faults.add("the tale of " + telling.tale() + " broke: " + e);
        }
        lane.revive();
    }

    private boolean isOver() {
        return System.nanoTime() > until;
    }

    private void dieAt(Lane lane, Point point) throws InterruptedException {
        var story = new Story(lane.world(), point.plot(), numbers.getAndIncrement());
        lane.points().arm(point.name(), point.nth());
        var broken = new ConcurrentLinkedQueue<String>();
        var teller = Thread.ofVirtual().start(() -> {
            try {
                story.play();
            } catch (RuntimeException e) {
                broken.add(point + ": " + e);
            }
        });
        if (diesWith(lane, teller, tried.contains(point.name()) ? AFTERMATH : NOW_AND_THEN)) {
            tried.add(point.name());
            killed.incrementAndGet();
        }
        lane.revive();
        teller.join();
        faults.addAll(broken);
        if (broken.isEmpty()) {
            judge(story, point.toString());
            lane.told().add(story);
        }
    }

    /** Whether the manager comes to the point while the story is told, or so soon after. */
    private static boolean diesWith(Lane lane, Thread teller, Duration after) throws InterruptedException {
        var manager = lane.world().manager();
        while (teller.isAlive() && manager.isAlive()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        var code = manager.awaitEnd(after);
        if (code != null && code != Failpoints.EXIT_CODE) {
            throw new IllegalStateException("the manager ended with " + code);
        }
        return code != null;
    }

    private void judge(Story story, String where) {
        faults.addAll(story.judge().faults(where));
    }
}
