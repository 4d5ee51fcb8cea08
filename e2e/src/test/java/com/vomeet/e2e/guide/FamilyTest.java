package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FamilyTest {
    private static final int KILLED = 137;

    @Test
    void whatIsStartedWhileItEndsIsEndedTooAndWaitedFor() throws IOException, InterruptedException {
        var shell = new ProcessBuilder(
                        "bash", "-c", "trap 'sleep 301 & wait' TERM; sleep 300 & echo ready; wait; echo over")
                .start();
        try (var said = shell.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            Family.end(shell);
            assertThat(shell.isAlive()).isFalse();
            assertThat(shell.waitFor()).isNotEqualTo(KILLED);
            assertThat(said.readLine()).isEqualTo("over");
        }
    }
}
