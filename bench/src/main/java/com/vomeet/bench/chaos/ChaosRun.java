package com.vomeet.bench.chaos;

import com.vomeet.cli.product.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Meetings without end, and a manager that is killed in the middle of them. Shared state: the stories that were told. */
public final class ChaosRun {
    private static final int TELLERS = 12;
    private static final Duration SHORTEST_LIFE = Duration.ofMillis(200);
    private static final Duration LONGEST_LIFE = Duration.ofMillis(2_500);
    private static final Plot[] PLOTS = Plot.values();

    private final World world;
    private final Random random = new Random();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Story> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private ChaosRun(World world) {
        this.world = world;
    }

    /**
     * What came of it; each fault in a sentence.
     *
     * @param kills of managers that were alive
     */
    public record Outcome(int kills, int meetings, List<String> lost, List<String> doubled, List<String> leaked) {
        public Outcome {
            lost = List.copyOf(lost);
            doubled = List.copyOf(doubled);
            leaked = List.copyOf(leaked);
        }

        /** Otherwise the folder is kept, with what the manager logged. */
        boolean isClean() {
            return lost.isEmpty() && doubled.isEmpty() && leaked.isEmpty();
        }
    }

    /** @param kills how often the manager is killed; Redis and PostgreSQL are restarted in turn at every tenth time */
    public static Outcome run(int kills) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("vomeet-chaos-");
        Outcome outcome;
        try (var world = World.open(folder, Map.of())) {
            outcome = new ChaosRun(world).kill(kills);
        }
        if (outcome.isClean()) {
            Folders.remove(folder);
        }
        return outcome;
    }

    private Outcome kill(int kills) throws IOException, InterruptedException {
        var tellers = new ArrayList<Thread>();
        for (var i = 0; i < TELLERS; i++) {
            tellers.add(Thread.ofVirtual().start(this::tell));
        }
        var killed = 0;
        for (var i = 1; i <= kills; i++) {
            var life = random.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos());
            LockSupport.parkNanos(life);
            if (i % 20 == 10) {
                world.restartRedis();
            }
            if (i % 20 == 0) {
                world.restartPostgres();
            }
            if (world.manager().kill()) {
                killed++;
            }
            world.manager().start();
        }
        over = true;
        for (var teller : tellers) {
            teller.join();
        }
        return judge(killed);
    }

    private void tell() {
        while (!over) {
            var number = numbers.getAndIncrement();
            var story = new Story(world, PLOTS[number % PLOTS.length], number);
            try {
                story.play();
                told.add(story);
            } catch (RuntimeException e) {
                broken.add(e.toString());
            }
        }
    }

    private Outcome judge(int killed) {
        var lost = new ConcurrentLinkedQueue<>(broken);
        var doubled = new ConcurrentLinkedQueue<String>();
        var leaked = new ConcurrentLinkedQueue<String>();
        var room = new Semaphore(TELLERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var story : told) {
                threads.execute(() -> {
                    room.acquireUninterruptibly();
                    try {
                        for (var verdict : List.of(story.judge(), story.judgeTold())) {
                            lost.addAll(verdict.lost());
                            doubled.addAll(verdict.doubled());
                            leaked.addAll(verdict.leaked());
                        }
                    } catch (RuntimeException e) {
                        lost.add(e.toString());
                    } finally {
                        room.release();
                    }
                });
            }
        }
        // A story that broke off leaves its bot in the call.
        if (broken.isEmpty()) {
            world.bots().all().stream()
                    .filter(StandIns.StandIn::isAlive)
                    .forEach(bot -> leaked.add(bot.workload() + " runs on"));
        }
        return new Outcome(
                killed, told.size() + broken.size(), List.copyOf(lost), List.copyOf(doubled), List.copyOf(leaked));
    }
}
