package com.vomeet.bench.chaos;

import com.vomeet.manager.fail.Failpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills the manager at every point there is: first each plot is played and the points that it passes are written down, then it is played
 * once for each of them, and the manager ends just there and is started again. Shared state: the points that are left, and the faults.
 */
public final class FailpointsRun {
    /** What the fleet does about an ended bot comes a moment after the story. */
    private static final Duration AFTERMATH = Duration.ofMillis(1_500);

    /** What is done now and then, whatever the story, comes within this; waited for where its name was not tried yet. */
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** A place to die at, in a plot, at its nth time. */
    record Point(Plot plot, String name, int nth) {
        @Override
        public String toString() {
            return name + " (" + plot + ", " + nth + ")";
        }
    }

    /**
     * What came of it.
     *
     * @param points how many there are
     * @param names of the points, without plots and numbers
     * @param killed at how many of the points the manager was killed
     * @param untried names at which it never was
     * @param faults what was not right afterwards
     */
    public record Outcome(int points, int names, int killed, Set<String> untried, List<String> faults) {
        public Outcome {
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
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();

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
        try (var first = new Lane(folder.resolve("lane-0"))) {
            points = record(first);
            share(points);
            var others = new ArrayList<Thread>();
            for (var i = 1; i < lanes; i++) {
                var own = folder.resolve("lane-" + i);
                others.add(Thread.ofVirtual().start(() -> work(own)));
            }
            work(first);
            for (var other : others) {
                other.join();
            }
        }
        var names = new HashSet<>(points.stream().map(Point::name).toList());
        var untried = new HashSet<>(names);
        untried.removeAll(tried);
        return new Outcome(points.size(), names.size(), killed.get(), untried, List.copyOf(faults));
    }

    private List<Point> record(Lane lane) throws InterruptedException {
        var points = new ArrayList<Point>();
        for (var plot : Plot.values()) {
            var before = lane.points.passed().size();
            var story = new Story(lane.world, plot, numbers.getAndIncrement());
            story.play();
            judge(story, "without a kill");
            Thread.sleep(AFTERMATH);
            var passed = lane.points.passed();
            var counts = new HashMap<String, Integer>();
            for (var name : passed.subList(before, passed.size())) {
                points.add(new Point(plot, name, counts.merge(name, 1, Integer::sum) - 1));
            }
        }
        return points;
    }

    /** Each name once, whatever time it takes; then each in each plot, then all. */
    private void share(List<Point> points) {
        var names = new HashSet<String>();
        var pairs = new HashSet<String>();
        var rest = new ArrayList<Point>();
        for (var point : points) {
            var isNew = pairs.add(point.plot() + point.name());
            if (names.add(point.name())) {
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
        return point != null || System.nanoTime() > until ? point : may.poll();
    }

    private void work(Path own) {
        try (var lane = new Lane(own)) {
            work(lane);
        } catch (IOException | RuntimeException e) {
            faults.add("a lane broke: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Lane lane) throws InterruptedException {
        for (var point = next(); point != null; point = next()) {
            try {
                dieAt(lane, point);
            } catch (RuntimeException e) {
                faults.add(point + ": " + e);
            }
            lane.revive();
        }
        for (var story : lane.told) {
            faults.addAll(story.judgeTold());
        }
    }

    private void dieAt(Lane lane, Point point) throws InterruptedException {
        var story = new Story(lane.world, point.plot(), numbers.getAndIncrement());
        lane.points.arm(point.name(), point.nth());
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
            lane.told.add(story);
        }
    }

    /** Whether the manager comes to the point while the story is told, or so soon after. */
    private static boolean diesWith(Lane lane, Thread teller, Duration after) throws InterruptedException {
        var manager = lane.world.manager();
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
        var verdict = story.judge();
        if (!verdict.isClean()) {
            faults.add(where + ": " + verdict);
        }
    }

    /** A world whose manager has failpoints. */
    private static final class Lane implements AutoCloseable {
        private final FailpointFolder points;
        private final World world;
        private final List<Story> told = new ArrayList<>();

        private Lane(Path folder) throws IOException {
            points = new FailpointFolder(folder.resolve("points"));
            world = World.open(folder, Map.of("FAILPOINT", points.path().toString()));
        }

        private void revive() {
            points.disarm();
            if (!world.manager().isAlive()) {
                world.manager().start();
            }
        }

        @Override
        public void close() throws IOException {
            world.close();
        }
    }
}
