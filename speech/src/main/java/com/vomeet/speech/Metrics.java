package com.vomeet.speech;

import com.vomeet.contract.Json;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code /metrics} answers; the names of the first vomeet's speech server where it had them.
 *
 * @param loadPercentage seats taken of all seats
 * @param longestBacklogSeconds audio that waits to be recognised, of the session that waits most
 */
record Metrics(
        int currentSessions,
        int maxClients,
        double loadPercentage,
        boolean serverHealthy,
        String engine,
        double longestBacklogSeconds,
        Instant timestamp) {
    static Metrics of(int sessions, int limit, String engine, Duration backlog, Instant now) {
        return new Metrics(sessions, limit, 100.0 * sessions / limit, true, engine, backlog.toMillis() / 1000.0, now);
    }

    String json() {
        return Json.write(this);
    }
}
