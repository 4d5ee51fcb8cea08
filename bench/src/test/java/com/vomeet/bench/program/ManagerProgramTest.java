package com.vomeet.bench.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManagerProgramTest {
    @TempDir
    private Path folder;

    private ManagerProgram launch(String... options) {
        return ManagerProgram.launch(List.of(options), Map.of("PORT", "9"), folder.resolve("log"));
    }

    @Test
    void oneThatIsAliveIsKilled() {
        // A JVM that waits for a debugger before it runs anything.
        try (var manager = launch("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0")) {
            assertThat(manager.peakBytes()).isPositive();
            assertThat(manager.kill()).isTrue();
            assertThat(manager.peakBytes()).isNaN();
        }
    }

    @Test
    void oneThatHasEndedByItselfIsNot() throws InterruptedException {
        try (var manager = launch("--version")) {
            assertThat(manager.awaitEnd(Duration.ofMinutes(1))).isZero();
            assertThat(manager.kill()).isFalse();
        }
    }
}
