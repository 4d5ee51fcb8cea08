package com.vomeet.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoInterruptIT {
    @TempDir
    Path temporary;

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
            assertThat(demo.lines())
                    .noneMatch(line -> line.contains("Left behind"))
                    .noneMatch(line -> line.contains("did not go as expected"));
        }
    }

    /** The look itself is tried: without this, a look that sees nothing would pass everything above. */
    @Test
    void aProcessAndAFileThatStayAreNamed() throws InterruptedException, IOException {
        try (var demo = Launcher.run(Map.of("TMPDIR", temporary.toString()), "demo", "--json")) {
            demo.awaitLine("A lab meeting is open");
            var run = onlyFolder(temporary).resolve("tmp");
            Files.writeString(run.resolve("forgotten"), "x");
            var builder = new ProcessBuilder("sleep", "300");
            builder.environment().put("BOT_DATA_DIR", run.resolve("bot").toString());
            var stays = builder.start();
            try {
                demo.interrupt();
                assertThat(demo.awaitExit()).isNotZero();
                assertThat(demo.lines())
                        .anyMatch(line -> line.startsWith("process " + stays.pid() + " sleep 300"))
                        .anyMatch(line -> line.equals("file tmp/forgotten"));
            } finally {
                stays.destroy();
            }
        }
    }

    private static Path onlyFolder(Path parent) throws IOException {
        try (var folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("vomeet-demo."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
