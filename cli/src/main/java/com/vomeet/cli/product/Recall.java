package com.vomeet.cli.product;

import com.vomeet.cli.Trouble;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.ApiException;
import com.vomeet.cli.client.Endpoint;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Calls back all bots and waits until each has left, as long as patience lasts. */
record Recall(Endpoint endpoint, Duration patience) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    void callBack() {
        try (var client = new ApiClient(endpoint)) {
            var live = client.meetings().stream()
                    .filter(m -> !m.status().isTerminal())
                    .toList();
            live.forEach(client::leave);
            var end = System.nanoTime() + patience.toNanos();
            while (!live.isEmpty()
                    && System.nanoTime() < end
                    && client.meetings().stream().anyMatch(m -> !m.status().isTerminal())) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        } catch (UncheckedIOException | ApiException | Trouble e) {
            // The manager is gone already: its bots are adopted at the next start, or leave at their own deadline.
            System.err.println("vomeet: the bots could not be called back: " + e.getMessage());
        }
    }
}
