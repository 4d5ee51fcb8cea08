package com.vomeet.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The manager as a program of its own, at one port in all its lives. */
final class ManagerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Map<String, String> environment;
    private final Path log;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    ManagerProcess(Map<String, String> settings, Path log, int port) {
        this.environment = Map.copyOf(settings);
        this.log = log;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    URI base() {
        return base;
    }

    /** Starts it and waits until it answers. */
    void start() {
        launch();
        awaitAnswer();
    }

    void launch() {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.vomeet.manager.Main"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("HOST", "127.0.0.1");
        builder.environment().put("PORT", String.valueOf(base.getPort()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the manager cannot be started", e);
        }
    }

    void awaitAnswer() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > until || !isAlive()) {
                throw new IllegalStateException("the manager does not answer; it said: " + log);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean answers() {
        try {
            var request = HttpRequest.newBuilder(base.resolve("/healthz"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        var now = process;
        return now != null && now.isAlive();
    }

    /** @return its exit code; null when it has not ended in that time */
    @Nullable
    Integer awaitEnd(Duration atMost) throws InterruptedException {
        var now = process;
        return now != null && now.waitFor(atMost) ? now.exitValue() : null;
    }

    /** SIGKILL. */
    void kill() {
        var now = process;
        if (now != null) {
            now.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
        http.shutdownNow();
    }
}
