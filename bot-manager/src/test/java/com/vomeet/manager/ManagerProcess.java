package com.vomeet.manager;

import com.vomeet.contract.Json;
import com.vomeet.manager.config.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The manager as a process of its own, as it runs in a container; what it prints is kept. */
final class ManagerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Where the launcher looks for secrets after all tests. */
    private static final Path LOGS = Path.of("target", "test-logs");

    private static final Pattern LISTENING = Pattern.compile("listening at (http://[0-9.]+:\\d+)");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ManagerProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** @param settings besides those that every manager needs */
    static ManagerProcess start(DatabaseSettings database, Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL", database.jdbcUrl(),
                "DATABASE_USER", database.user(),
                "REDIS_URL", RealParts.redisUrl().reveal(),
                "WHISPER_LIVE_URL", "ws://127.0.0.1:9090",
                "ORCHESTRATOR", "none",
                "SIGNING_KEY", RealParts.SIGNING.reveal(),
                "ADMIN_API_TOKEN", RealParts.ADMIN.reveal(),
                "PORT", "0"));
        environment.putAll(settings);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        try {
            Files.createDirectories(LOGS);
            return new ManagerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var out = process.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(LOGS.resolve("manager-" + process.pid() + ".log"))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                log.write(line + "\n");
            }
        } catch (IOException e) {
            lines.add("not read to the end: " + e);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Each line as JSON; fails on one that is not. */
    List<JsonNode> entries() {
        return lines().stream().map(Json.MAPPER::readTree).toList();
    }

    /** Where it listens, as soon as it has said so. */
    URI base() {
        return Awaitility.await().atMost(PATIENCE).until(this::said, found -> found != null);
    }

    private @Nullable URI said() {
        if (!process.isAlive()) {
            throw new AssertionError("the manager has ended: " + lines);
        }
        // In JSON a slash may be escaped, and is.
        return lines.stream()
                .map(line -> line.replace("\\/", "/"))
                .map(LISTENING::matcher)
                .filter(Matcher::find)
                .map(found -> URI.create(found.group(1)))
                .findFirst()
                .orElse(null);
    }

    /** SIGTERM; what it says then is still read, which {@link Process#destroy} would end. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** @return the exit code; all lines have been read then */
    int awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still runs after " + patience + ": " + lines);
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
