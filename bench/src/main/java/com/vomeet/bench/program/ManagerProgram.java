package com.vomeet.bench.program;

import com.vomeet.parts.ProcessUse;
import java.io.File;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One life of the manager as a program of its own. */
public final class ManagerProgram implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    /** 128 and the number of the signal. */
    private static final int KILLED = 137;

    private final Process process;
    private final URI base;
    private final Path log;

    private ManagerProgram(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /**
     * Returns at once.
     *
     * @param options of the JVM
     * @param settings with {@code PORT}; what a launcher or a cluster has set for others is not handed on
     * @param log is written on
     */
    public static ManagerProgram launch(List<String> options, Map<String, String> settings, Path log) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        line.addAll(options);
        line.addAll(List.of("-cp", jars(), "com.vomeet.manager.Main"));
        return launch(line, log, settings);
    }

    /** Without the folder of tests, if it is one that runs this: an archive of classes knows jars only. */
    private static String jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part -> !Path.of(part).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * As its image starts it; returns at once.
     *
     * @param options more of the JVM
     */
    public static ManagerProgram launch(
            ManagersImage image, List<String> options, Map<String, String> settings, Path log) {
        return launch(image.command(options), log, settings);
    }

    private static ManagerProgram launch(List<String> line, Path log, Map<String, String> settings) {
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("VOMEET_") || name.startsWith("K8S_"));
        builder.environment().putAll(settings);
        try {
            return new ManagerProgram(builder.start(), URI.create("http://127.0.0.1:" + settings.get("PORT")), log);
        } catch (IOException e) {
            throw new UncheckedIOException("the manager cannot be started", e);
        }
    }

    /** The JVM's options of the manager's image. */
    public static String optionsOfItsImage(Path root) {
        return "@" + root.resolve("bot-manager/core/jvm.options");
    }

    public URI base() {
        return base;
    }

    /**
     * Waits until the path is answered with 200.
     *
     * @throws IllegalStateException when it ends before, or takes longer; with what it has logged
     */
    public void awaitAnswer(String path, Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, path)) {
                if (System.nanoTime() > until || !isAlive()) {
                    throw new IllegalStateException("the manager does not answer " + path + ":\n" + logged());
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private boolean answers(HttpClient http, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessUse use() {
        return ProcessUse.of(List.of(process.pid()));
    }

    /** The most that it has held at once in its life; not a number when it has ended. */
    public double peakBytes() {
        return PeakMemory.of(process.pid());
    }

    /** @return its exit code; null when it has not ended in that time */
    public @Nullable Integer awaitEnd(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost) ? process.exitValue() : null;
    }

    /**
     * SIGKILL: as a machine that loses its power.
     *
     * @return whether it was that which ended it
     */
    public boolean kill() {
        return process.destroyForcibly().onExit().join().exitValue() == KILLED;
    }

    /** SIGTERM; returns at once. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** SIGTERM, and SIGKILL if that is not heard. */
    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(END)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
