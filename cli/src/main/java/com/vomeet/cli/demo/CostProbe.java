package com.vomeet.cli.demo;

import com.vomeet.parts.ProcessTree;
import com.vomeet.parts.ProcessUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures a bot from outside, by the kernel's books: its JVM and all processes that came from it. Begun when the bot is in the call, so
 * that start-up does not count as steady state. Thread-safe.
 */
public final class CostProbe implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final double MEGABYTE = 1e6;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable ProcessTree bot = null;

    private record Sample(long nanos, Duration cpu, long jvmPss, long totalPss) {}

    /** Follows the first of these; does nothing where there is none. A second call changes nothing. */
    public synchronized void begin(List<ProcessTree> bots) {
        if (bot == null && !bots.isEmpty()) {
            bot = bots.getFirst();
            var _ = timer.scheduleAtFixedRate(this::sample, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void sample() {
        var followed = bot;
        if (followed == null || !followed.root().isAlive()) {
            return;
        }
        var all = ProcessUse.of(followed.pids());
        var jvm = ProcessUse.of(List.of(followed.root().pid()));
        // A browser that is already ending would make the last sample cheaper than the call was.
        if (samples.isEmpty() || all.cpu().compareTo(samples.getLast().cpu()) >= 0) {
            samples.add(new Sample(System.nanoTime(), all.cpu(), jvm.pssBytes(), all.pssBytes()));
        }
    }

    /** Cores over the whole time, memory as medians; empty when the bot was seen less than twice. */
    public synchronized Optional<DemoResult.Bot> result() {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        var first = samples.getFirst();
        var last = samples.getLast();
        var cores = (double) last.cpu().minus(first.cpu()).toNanos() / (last.nanos() - first.nanos());
        return Optional.of(new DemoResult.Bot(
                Math.round(cores * 1000) / 1000.0,
                median(samples.stream().map(Sample::jvmPss).toList()),
                median(samples.stream().map(Sample::totalPss).toList())));
    }

    private static double median(List<Long> bytes) {
        var sorted = bytes.stream().sorted().toList();
        return Math.round(sorted.get(sorted.size() / 2) / MEGABYTE * 10) / 10.0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
