package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every write is a place to die at. Each of them is tried; as many of its repetitions as there is time for, and all of them by
 * {@code ./vomeet bench failpoints}.
 */
final class FailpointsIT {
    private static final Duration BUDGET = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void whereverTheManagerDiesAllIsRightAfterItsRestart() throws Exception {
        var outcome = FailpointsRun.run(folder, 2, BUDGET);
        System.out.println("failpoints: " + outcome.points() + " at " + outcome.names() + " writes, killed at "
                + outcome.killed());
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.names()).isGreaterThan(40);
        assertThat(outcome.untried()).isEmpty();
    }
}
