package com.vomeet.bench.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end.
 *
 * @param folder where it runs
 * @param environment besides this program's own
 */
public record Command(Path folder, Map<String, String> environment, List<String> line) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    public Command {
        environment = Map.copyOf(environment);
        line = List.copyOf(line);
    }

    /** @param input what it reads */
    public Said run(String input) {
        try {
            var out = Files.createTempFile("said", ".out");
            var complaint = Files.createTempFile("said", ".err");
            try {
                return run(input, out, complaint);
            } finally {
                Files.delete(out);
                Files.delete(complaint);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Into files: a program that leaves something running behind would keep a pipe open for ever. */
    private Said run(String input, Path out, Path complaint) throws IOException {
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(complaint.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        } catch (IOException e) {
            // it did not want to hear it; its exit status says whether that is bad
        }
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(line + " did not end in " + PATIENCE);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + line, e);
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(complaint));
    }
}
