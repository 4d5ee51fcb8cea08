package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StragglersIT {
    @TempDir
    Path folder;

    /** Its bot is not there yet, and would come when nobody looks after it any more. */
    @Test
    void aShellThatIsAboutToStartItsBotIsEnded() throws IOException {
        var shell = start("sleep 604; true", folder + "/workloads/one");
        Awaitility.await().until(() -> shell.descendants().findAny().isPresent());
        var child = shell.descendants().findAny().orElseThrow();
        assertThat(BotProgram.running(folder)).isEmpty();
        new Stragglers(folder).close();
        assertThat(shell.isAlive()).isFalse();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void anotherProductsBotsAreLeftAlone() throws IOException {
        var other = start("sleep 605; true", folder + "2/workloads/one");
        try {
            new Stragglers(folder).close();
            assertThat(other.isAlive()).isTrue();
        } finally {
            new Stragglers(Path.of(folder + "2")).close();
        }
    }

    private static Process start(String script, String workload) throws IOException {
        return new ProcessBuilder("sh", "-c", script, "bot", "-Dvomeet.workload=" + workload).start();
    }
}
