package com.vomeet.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs schemathesis, which the launcher has put below the cache. */
final class Fuzzer {
    private static final Duration AFTER_ITS_TIME = Duration.ofMinutes(3);
    private final Path program;
    private final URI base;
    private final Map<String, String> headers;

    /** @param headers sent with each request */
    Fuzzer(Path program, URI base, Map<String, String> headers) {
        this.program = program;
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    /**
     * @param which options that choose operations
     * @throws IllegalStateException when it does not end or leaves no report
     */
    FuzzReport run(Path folder, Duration time, List<String> which) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        allow(folder);
        var report = folder.resolve("report.json");
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(command(report, time, which))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(time.plus(AFTER_ITS_TIME).toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("schemathesis does not end; see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.exists(report)) {
            throw new IllegalStateException("schemathesis left no report; see " + log);
        }
        return FuzzReport.read(Files.readString(report));
    }

    /** What it may take for no finding; it looks for this file in its working folder. */
    private static void allow(Path folder) throws IOException {
        try (var in = Fuzzer.class.getResourceAsStream("schemathesis.toml")) {
            Files.copy(Objects.requireNonNull(in), folder.resolve("schemathesis.toml"));
        }
    }

    private List<String> command(Path report, Duration time, List<String> which) {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--no-color",
                "run",
                base + "/openapi.json",
                "--max-time",
                String.valueOf(time.toSeconds()),
                "--continue-on-failure",
                "--generation-database",
                "none",
                "--suppress-health-check",
                "all",
                "--warnings",
                "off",
                "--report",
                "json",
                "--report-json-path",
                report.toString()));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.addAll(which);
        return command;
    }
}
