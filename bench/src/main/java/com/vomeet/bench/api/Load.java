package com.vomeet.bench.api;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** So many clients at a time, each with its next request as soon as the last is answered. */
public final class Load {
    private final URI base;
    private final int clients;
    private final int expected;

    /** @param expected the status that is a success */
    public Load(URI base, int clients, int expected) {
        this.base = base;
        this.clients = clients;
        this.expected = expected;
    }

    /**
     * What came of it.
     *
     * @param millis how long each answer took
     */
    public record Result(double perSecond, List<Double> millis) {
        public Result {
            millis = List.copyOf(millis);
        }
    }

    /**
     * Goes on for that long.
     *
     * @param next makes the next request; asked by all clients
     * @throws IllegalStateException when an answer was none of the expected ones
     */
    public Result run(Duration time, Supplier<byte[]> next) throws InterruptedException {
        var from = System.nanoTime();
        var end = from + time.toNanos();
        var all = new ArrayList<Double>();
        // A few threads that wait for one socket each cost less than virtual ones, whose sockets others watch.
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var running = new ArrayList<Future<List<Double>>>();
            for (var i = 0; i < clients; i++) {
                running.add(threads.submit(() -> client(end, next)));
            }
            for (var client : running) {
                all.addAll(client.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        }
        return new Result(all.size() / ((System.nanoTime() - from) / 1e9), all);
    }

    private List<Double> client(long end, Supplier<byte[]> next) throws IOException {
        var took = new ArrayList<Double>();
        try (var line = new Line(base)) {
            for (var at = System.nanoTime(); at < end; ) {
                var status = line.send(next.get());
                if (status != expected) {
                    throw new IllegalStateException("HTTP " + status + " instead of " + expected);
                }
                var now = System.nanoTime();
                took.add((now - at) / 1e6);
                at = now;
            }
        }
        return took;
    }
}
