package com.vomeet.bench.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The manager as a program of its own, with the JVM's options of its image, that runs no bots and limits nobody. */
final class ManagerProgram implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Process process;
    private final URI base;

    private ManagerProgram(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Returns when it is ready.
     *
     * @param root of the checkout
     * @param log is written anew
     */
    static ManagerProgram start(Path root, Map<String, String> settings, Path log) {
        try {
            var port = freePort();
            var builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "@" + root.resolve("bot-manager/core/jvm.options"),
                            // Of what the options take their share; a container has less than the machine.
                            "-XX:MaxRAM=1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "com.vomeet.manager.Main"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "ORCHESTRATOR", "none",
                            "WHISPER_LIVE_URL", "ws://127.0.0.1:9",
                            "SIGNING_KEY", "the signing key of a bench, which is no secret at all",
                            "RATE_LIMIT_PER_SECOND", "0",
                            "LOG_FORMAT", "json",
                            "LOG_LEVEL", "warning",
                            "PORT", String.valueOf(port)));
            builder.environment().putAll(settings);
            var program = new ManagerProgram(builder.start(), URI.create("http://127.0.0.1:" + port));
            program.awaitReady(log);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException("the manager cannot be started", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException {
        var end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("the manager is not ready:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isReady() {
        try (var line = new Line(base)) {
            return line.send(Line.request("GET", "/readyz", "none", "")) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI base() {
        return base;
    }

    @Override
    public void close() {
        process.toHandle().destroy();
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
