package com.vomeet.cli.product;

import com.vomeet.cli.Trouble;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.ApiException;
import com.vomeet.cli.client.Endpoint;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls all bots back, waits until their processes have ended (they stay after the call until their text is stored), and ends what is
 * left when patience is over.
 *
 * @param data the product's folder, by which its bots are told from others
 */
record Recall(Endpoint endpoint, Path data, Duration patience) implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    @Override
    public void close() {
        try (var client = new ApiClient(endpoint)) {
            client.meetings().stream().filter(m -> !m.status().isTerminal()).forEach(client::leave);
        } catch (UncheckedIOException | ApiException | Trouble e) {
            System.err.println("vomeet: the bots could not be called back and are ended: " + e.getMessage());
        }
        var end = System.nanoTime() + patience.toNanos();
        while (!BotProgram.sessions(data).isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        new Stragglers(data).close();
    }
}
