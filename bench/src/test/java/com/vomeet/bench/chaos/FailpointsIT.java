package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every write is a place to die at. Each of them is tried, of those in one transaction its commit; as many of the others and of all
 * repetitions as there is time for, and all of them by {@code ./vomeet bench failpoints}. The migrations are written by Flyway, on a
 * connection of its own and once in the life of a database: the manager's MigrationDeathsIT dies at each of those.
 */
final class FailpointsIT {
    static final Path SOURCES = Path.of("../bot-manager/src/main");

    private static final Duration BUDGET = Duration.ofMinutes(2);

    /** Not by this name, and why. */
    private static final Map<String, String> EXCEPTIONS =
            Map.of("redis executecommand", "PUBSUB, which only asks who listens");

    @TempDir
    Path folder;

    // What is done each minute is waited for at each of its points that was not tried yet.
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whereverTheManagerDiesAllIsRightAfterItsRestart() throws Exception {
        var outcome = FailpointsRun.run(folder, 2, BUDGET);
        System.out.println("failpoints: " + outcome.points() + " at "
                + outcome.names().size() + " writes, killed at " + outcome.killed());
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.untried()).isEmpty();
        var unvisited = SourceWrites.of(SOURCES);
        unvisited.keySet().removeAll(SourceWrites.ofPoints(outcome.names()));
        unvisited.keySet().removeAll(EXCEPTIONS.keySet());
        assertThat(unvisited)
                .as("statements that are in the sources and that nobody died at")
                .isEmpty();
    }
}
