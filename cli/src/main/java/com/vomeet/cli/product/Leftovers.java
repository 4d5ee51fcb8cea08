package com.vomeet.cli.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Servers that a killed run has left behind. PostgreSQL and Redis work in the folder of their data, and two servers on the same files
 * would spoil them; so whatever still works in one is ended before another is started.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends processes of this user whose working folder is the given one. */
    static void endIn(Path folder) {
        for (var process : in(folder)) {
            process.destroy();
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot wait for process " + process.pid(), e);
            }
        }
    }

    /** Parents first: they end their children themselves. */
    private static List<ProcessHandle> in(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> worksIn(process, folder))
                .sorted()
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "cwd"))
                    .equals(folder.toRealPath());
        } catch (IOException e) {
            // Another user's, or gone since; or the folder is not there yet.
            return false;
        }
    }
}
