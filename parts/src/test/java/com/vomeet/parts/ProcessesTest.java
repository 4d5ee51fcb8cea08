package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are nobody's, have gone, or have odd names. */
final class ProcessesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void noProcessUsesNothing() {
        assertThat(ProcessUse.of(List.of())).isEqualTo(new ProcessUse(Duration.ZERO, 0));
    }

    @Test
    void aNumberThatIsNoProcessCountsNothing() {
        assertThat(ProcessUse.of(List.of(Long.MAX_VALUE, -1L))).isEqualTo(new ProcessUse(Duration.ZERO, 0));
    }

    @Test
    void oneThatHasGoneDoesNotHideTheOthers() {
        var own = ProcessHandle.current().pid();
        assertThat(ProcessUse.of(List.of(Long.MAX_VALUE, own)).pssBytes()).isPositive();
    }

    @Test
    void timeGrowsWithWork() throws IOException {
        var busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(ProcessUse.of(List.of(busy.pid())).cpu())
                                    .isGreaterThanOrEqualTo(Duration.ofMillis(100)));
        } finally {
            busy.destroyForcibly();
        }
    }

    @Test
    void aNameWithBlanksAndParenthesesDoesNotShiftTheFields() throws IOException {
        var odd = folder.resolve("a) 9 (b");
        Files.copy(Programs.find("sleep").orElseThrow().toRealPath(), odd);
        assertThat(odd.toFile().setExecutable(true)).isTrue();
        var process = new ProcessBuilder(odd.toString(), "20").start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readString(Path.of("/proc", "" + process.pid(), "comm")))
                            .isEqualTo("a) 9 (b\n"));
            var use = ProcessUse.of(List.of(process.pid()));
            assertThat(use.cpu()).isLessThan(Duration.ofSeconds(5));
            assertThat(use.pssBytes()).isPositive();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aTreeOfOneIsItsRoot() throws IOException {
        var leaf = new ProcessBuilder("sleep", "20").start();
        try {
            assertThat(new ProcessTree(leaf.toHandle()).pids()).containsExactly(leaf.pid());
        } finally {
            leaf.destroyForcibly();
        }
    }

    @Test
    void aTreeIsLookedAtAnewEachTime() throws IOException {
        var shell = new ProcessBuilder("sh", "-c", "sleep 20 & wait; read line").start();
        var tree = new ProcessTree(shell.toHandle());
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(tree.pids()).hasSize(2));
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(tree.pids()).containsExactly(shell.pid()));
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Test
    void grandchildrenBelongToTheTree() throws IOException {
        var shell = new ProcessBuilder("sh", "-c", "sh -c 'sleep 20 & wait' & wait").start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new ProcessTree(shell.toHandle()).pids())
                            .hasSize(3)
                            .doesNotHaveDuplicates()
                            .startsWith(shell.pid()));
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Test
    void aProcessThatNobodyStartedIsNotFound() {
        assertThat(ProcessTree.find(line -> line.contains("no-such-program " + System.nanoTime())))
                .isEmpty();
    }
}
