package com.vomeet.bench.played;

import com.vomeet.parts.ProcessUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The manager as a program of its own, with the JVM options of its image and what a container of the chart's size would make of them. */
public final class ManagerProcess implements AutoCloseable {
    /** As the chart's limits: one core, and memory of which the options take their share. */
    private static final List<String> CONTAINER = List.of("-XX:ActiveProcessorCount=1", "-XX:MaxRAM=768m");

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Process process;
    private final URI base;

    private ManagerProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Returns at once.
     *
     * @param root of the checkout
     * @param settings with {@code PORT}
     * @param log is written on
     */
    public static ManagerProcess start(Path root, Map<String, String> settings, Path log) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        line.addAll(CONTAINER);
        line.add("@" + root.resolve("bot-manager/core/jvm.options"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.vomeet.manager.Main"));
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("VOMEET_") || name.startsWith("K8S_"));
        builder.environment().putAll(settings);
        try {
            return new ManagerProcess(builder.start(), URI.create("http://127.0.0.1:" + settings.get("PORT")));
        } catch (IOException e) {
            throw new UncheckedIOException("the manager cannot be started", e);
        }
    }

    public URI base() {
        return base;
    }

    /** @throws IllegalStateException when it ends or is not ready in time */
    public void awaitReady(Path log) throws IOException, InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("the manager is not ready:\n" + Files.readString(log));
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/readyz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    ProcessUse use() {
        return ProcessUse.of(List.of(process.pid()));
    }

    /** As a machine that loses its power. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(20))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
