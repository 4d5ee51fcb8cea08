package com.vomeet.cdp;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** The last lines that the browser wrote to its error output: why it did not start, why it ended. For all threads. */
final class LastWords {
    private static final int LINES = 20;
    private static final String ADDRESS = "DevTools listening on ";

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final CompletableFuture<String> address = new CompletableFuture<>();

    /** Reads until the browser has closed its output; what is older than the last lines is thrown away. */
    void readFrom(BufferedReader output) {
        // A platform thread with a small stack: it waits in a read for as long as the browser lives.
        Thread.ofPlatform().daemon().name("browser-output").stackSize(128 << 10).start(() -> read(output));
    }

    private void read(BufferedReader output) {
        try (output) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add(e.toString());
        }
        address.completeExceptionally(new IOException("the browser ended without opening its debugging port"));
    }

    private synchronized void add(String line) {
        if (line.startsWith(ADDRESS)) {
            address.complete(line.substring(ADDRESS.length()).strip());
        }
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized String text() {
        return lines.isEmpty() ? "it said nothing" : "it said: " + String.join(" | ", lines);
    }

    /** The WebSocket's address, once the browser has said it. */
    CompletableFuture<String> address() {
        return address;
    }
}
