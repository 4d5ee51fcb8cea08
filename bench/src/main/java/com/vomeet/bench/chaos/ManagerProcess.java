package com.vomeet.bench.chaos;

import com.vomeet.bench.program.ManagerProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The manager at one port in all its lives. Shared state: the settings and the options of its next one. */
final class ManagerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String AS_EVER = "-Xshare:auto";

    private final Map<String, String> settings = new ConcurrentHashMap<>();
    private final Path log;
    private final URI base;
    private volatile String classes = AS_EVER;
    private @Nullable ManagerProgram life;

    ManagerProcess(Map<String, String> settings, Path log, int port) {
        this.settings.putAll(settings);
        this.settings.put("HOST", "127.0.0.1");
        this.settings.put("PORT", String.valueOf(port));
        this.log = log;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    URI base() {
        return base;
    }

    /** From its next life on. */
    void signsWith(String key, String previous) {
        settings.put("SIGNING_KEY", key);
        settings.put("SIGNING_KEY_PREVIOUS", previous);
    }

    void startsAsEver() {
        classes = AS_EVER;
    }

    /** Its next life keeps what classes it has loaded, when it is ended in order. */
    void learnsToStart(Path archive) {
        classes = "-XX:ArchiveClassesAtExit=" + archive;
    }

    /** From then on it starts in half the time; without the archive as before. */
    void hasLearnedToStart(Path archive) {
        classes = "-XX:SharedArchiveFile=" + archive;
    }

    /** Starts it and waits until it answers. */
    void start() {
        var options = Stream.concat(QUICK_TO_START.stream(), Stream.of(classes)).toList();
        var now = ManagerProgram.launch(options, settings, log);
        life = now;
        try {
            now.awaitAnswer("/healthz", PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        var now = life;
        return now != null && now.isAlive();
    }

    /** @return its exit code; null when it has not ended in that time */
    @Nullable
    Integer awaitEnd(Duration atMost) throws InterruptedException {
        var now = life;
        return now == null ? null : now.awaitEnd(atMost);
    }

    /** SIGTERM; returns at once. */
    void stop() {
        var now = life;
        if (now != null) {
            now.terminate();
        }
    }

    /**
     * SIGKILL.
     *
     * @return whether it was that which ended it; not where it had died before, or never lived
     */
    boolean kill() {
        var now = life;
        return now != null && now.kill();
    }

    @Override
    public void close() {
        kill();
    }
}
