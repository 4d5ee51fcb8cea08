package com.vomeet.e2e.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A terminal in which somebody follows the guide.
 *
 * @param folder where they are
 * @param environment what they have set
 */
public record Terminal(Path folder, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /**
     * What was said, on both streams together.
     *
     * @param status exit status of the last command, or of the first that failed
     */
    public record Said(int status, String text) {
        /** @throws AssertionError with all that was said when it did not succeed */
        public Said orFail(String what) {
            if (status != 0) {
                throw new AssertionError(what + " ended with exit status " + status + ":\n" + text);
            }
            return this;
        }
    }

    /** A script that goes on until it ends by itself or is closed. */
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final CompletableFuture<String> text;

        private Running(Process process) {
            this.process = process;
            // A pipe that is silent keeps the carrier of a virtual thread, and two of them keep all of two cores.
            text = CompletableFuture.supplyAsync(
                    () -> read(process), task -> Thread.ofPlatform().daemon().start(task));
        }

        public Said await(Duration patience) throws InterruptedException {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
                throw new AssertionError("still running after " + patience + ":\n" + text.join());
            }
            return new Said(process.exitValue(), text.join());
        }

        private static String read(Process process) {
            try (var in = process.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            Family.end(process);
        }
    }

    /** Starts it as it stands there; a command that fails ends it. */
    public Running start(String script) {
        var builder = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Running(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("bash cannot be started", e);
        }
    }

    public Said run(String script) throws InterruptedException {
        try (var running = start(script)) {
            return running.await(PATIENCE);
        }
    }
}
