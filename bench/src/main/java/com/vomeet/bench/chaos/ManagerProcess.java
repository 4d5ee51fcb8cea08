package com.vomeet.bench.chaos;

import com.vomeet.bench.program.ManagerProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The manager at one port in all its lives. */
final class ManagerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> QUICK_TO_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final Map<String, String> settings;
    private final Path log;
    private final URI base;
    private @Nullable ManagerProgram life;

    ManagerProcess(Map<String, String> settings, Path log, int port) {
        var own = new HashMap<>(settings);
        own.put("HOST", "127.0.0.1");
        own.put("PORT", String.valueOf(port));
        this.settings = Map.copyOf(own);
        this.log = log;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    URI base() {
        return base;
    }

    /** Starts it and waits until it answers. */
    void start() {
        var now = ManagerProgram.launch(QUICK_TO_START, settings, log);
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

    /** SIGKILL. */
    void kill() {
        var now = life;
        if (now != null) {
            now.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
