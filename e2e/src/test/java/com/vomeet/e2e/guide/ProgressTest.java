package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressTest {
    private static final Guide GUIDE =
            Guide.of("```bash\ncat <pod-name>\n```\n```bash\necho two\n```\n```yaml\na: b\n```\n");

    @TempDir
    private Path folder;

    @Test
    void gapsAreFilledAndWhatTheBlockSaysIsGiven() throws Exception {
        Files.writeString(folder.resolve("here"), "one");
        var progress = progress();
        progress.fill("pod-name", "here");
        assertThat(progress.run("cat")).isEqualTo("one");
    }

    @Test
    void aBlockThatFailsIsNamedByItsLine() {
        var progress = progress();
        progress.fill("pod-name", "nowhere");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> progress.run("cat"))
                .withMessageContaining("line 2: cat <pod-name> ended with exit status 1")
                .withMessageContaining("nowhere");
    }

    @Test
    void aShellBlockThatWasNotRunIsNamed() throws InterruptedException {
        var progress = progress();
        progress.run("echo two");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(progress::assertThatEveryShellBlockWasRun)
                .withMessageContaining("line 2: cat <pod-name>")
                .withMessageNotContaining("echo two");
    }

    @Test
    void whatIsTakenAndWhatIsStartedCountsAsRun() throws InterruptedException {
        var progress = progress();
        assertThat(progress.take("cat")).isEqualTo("cat <pod-name>\n");
        try (var running = progress.start("echo two")) {
            assertThat(running.await(Duration.ofSeconds(20)).text()).isEqualTo("two\n");
        }
        progress.assertThatEveryShellBlockWasRun();
    }

    @Test
    void aBlockMayHaveToBeTriedAgain() throws InterruptedException {
        var progress = progress();
        progress.fill("pod-name", "later");
        Thread.ofVirtual().start(() -> {
            try {
                Files.writeString(folder.resolve("later"), "there");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(progress.runUntilItSucceeds("cat", Duration.ofSeconds(20))).isEqualTo("there");
    }

    private Progress progress() {
        return new Progress(GUIDE, new Terminal(folder, Map.of()));
    }
}
