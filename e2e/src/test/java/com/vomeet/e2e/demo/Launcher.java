package com.vomeet.e2e.demo;

import com.vomeet.e2e.guide.Family;
import com.vomeet.e2e.house.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A run of {@code ./vomeet}, of which every line is kept. The build that runs the tests has built it. */
public final class Launcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private Launcher(Process process) {
        this.process = process;
        // A pipe that is silent keeps the carrier of a virtual thread.
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    public static Launcher run(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(Tree.ROOT.resolve("vomeet").toString()));
        command.addAll(List.of(arguments));
        return start(environment, command);
    }

    /** A command line as somebody types it, in the folder of the checkout. */
    public static Launcher shell(Map<String, String> environment, String line) {
        return start(environment, List.of("bash", "-c", line));
    }

    private static Launcher start(Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(interruptible(command))
                .directory(Tree.ROOT.toFile())
                .redirectErrorStream(true);
        builder.environment().put("VOMEET_BUILT", "1");
        builder.environment().putAll(environment);
        try {
            return new Launcher(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests that run in the background of a script inherit an ignored interrupt, which no shell can take back by itself. */
    private static List<String> interruptible(List<String> command) {
        var all = new ArrayList<>(List.of("env", "--default-signal=INT"));
        all.addAll(command);
        return all;
    }

    private void read() {
        try (var in = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // the process is gone; what it said is kept
        }
    }

    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    public void awaitLine(String part) {
        Awaitility.await("a line with '" + part + "'")
                .atMost(PATIENCE)
                .until(() -> lines().stream().anyMatch(line -> line.contains(part)) || !process.isAlive());
        if (lines().stream().noneMatch(line -> line.contains(part))) {
            throw new AssertionError("no line with '" + part + "' in " + String.join("\n", lines()));
        }
    }

    /** What Ctrl-C does. */
    public void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + ":\n" + String.join("\n", lines()));
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        Family.end(process);
    }
}
