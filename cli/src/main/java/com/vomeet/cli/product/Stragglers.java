package com.vomeet.cli.product;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends what still runs for the bots of a product's folder, whoever started it and however late.
 *
 * @param data the product's folder, by which its bots are told from others
 */
record Stragglers(Path data) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Returns when all have ended: nothing of theirs writes into the folder after it. */
    @Override
    public void close() {
        var all = BotProgram.sessions(data).stream()
                .flatMap(tree -> tree.processes().stream())
                .distinct()
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
