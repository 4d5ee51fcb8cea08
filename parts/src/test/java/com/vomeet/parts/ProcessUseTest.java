package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessUseTest {
    @Test
    void thisProcessUsesTimeAndMemory() {
        var use = ProcessUse.of(List.of(ProcessHandle.current().pid()));
        assertThat(use.cpu()).isPositive();
        assertThat(use.pssBytes()).isGreaterThan(5_000_000);
    }

    @Test
    void aProcessThatHasEndedCountsNothing() throws IOException, InterruptedException {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(ProcessUse.of(List.of(process.pid())).pssBytes()).isZero();
    }

    @Test
    void aTreeHoldsTheChildrenOfItsRoot() throws IOException {
        var shell = new ProcessBuilder("sh", "-c", "sleep 20 & wait").start();
        try {
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(new ProcessTree(shell.toHandle()).pids())
                            .hasSize(2)
                            .startsWith(shell.pid()));
        } finally {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
        }
    }

    @Test
    void aProcessIsFoundByItsCommandLine() throws IOException {
        var process = new ProcessBuilder("sleep", "20.125").start();
        try {
            assertThat(ProcessTree.find(line -> line.endsWith("sleep 20.125")))
                    .extracting(tree -> tree.root().pid())
                    .contains(process.pid());
        } finally {
            process.destroy();
        }
    }
}
