package com.vomeet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the program said as a process of its own, and how it ended. */
public record Said(int status, String out, String err) {
    /** The program with these words, for a test to start in an environment of its choice. */
    public static ProcessBuilder program(String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "com.vomeet.cli.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    /** Waits until it has ended. */
    public static Said by(Process process) throws IOException, InterruptedException {
        try (var in = process.getInputStream();
                var errors = process.getErrorStream()) {
            var out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var err = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Said(process.exitValue(), out, err);
        }
    }
}
