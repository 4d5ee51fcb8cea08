package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.parts.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CostProbeIT {
    @TempDir
    Path folder;

    @Test
    void aProgramThatWorksIsMeasuredInCoresAndMegabytes() throws IOException {
        var source = Files.writeString(folder.resolve("Busy.java"), """
                void main() throws Exception {
                    var end = System.nanoTime() + 60_000_000_000L;
                    while (System.nanoTime() < end) { Thread.onSpinWait(); }
                }
                """);
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var busy = new ProcessBuilder(java, source.toString()).start();
        try (var probe = new CostProbe()) {
            probe.begin(List.of(new ProcessTree(busy.toHandle())));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> probe.result().isPresent());
            var cost = probe.result().orElseThrow();
            assertThat(cost.cpuCores()).isPositive();
            assertThat(cost.jvmPssMb()).isBetween(10.0, 1_000.0);
            assertThat(cost.totalPssMb()).isGreaterThanOrEqualTo(cost.jvmPssMb());
        } finally {
            busy.destroyForcibly().onExit().join();
        }
    }

    @Test
    void whereThereIsNoBotThereIsNoResult() {
        try (var probe = new CostProbe()) {
            probe.begin(List.of());
            assertThat(probe.result()).isEmpty();
        }
    }
}
