package com.vomeet.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoInterruptIT {
    /** Each phase by a word of the line that begins it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Starting PostgreSQL",
                "Starting the manager",
                "A lab meeting is open",
                "the bot opens the meeting's page",
                "waits in the lobby",
                "the bot is in the call",
                "Ada "
            })
    void ctrlCInAnyPhaseLeavesNothingBehind(String phase) throws InterruptedException {
        try (var demo = Launcher.run(Map.of(), "demo")) {
            demo.awaitLine(phase);
            demo.interrupt();
            assertThat(demo.awaitExit()).as(String.join("\n", demo.lines())).isEqualTo(130);
            assertThat(demo.lines()).noneMatch(line -> line.contains("Left behind"));
        }
    }
}
