package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The training run as the build makes it. */
final class RehearsalIT {
    private record Ended(int status, String said) {}

    @Test
    void whatAStartTakesIsGoneThroughWithoutDatabaseRedisOrCluster() throws Exception {
        var ended = rehearse(training(), "-Xlog:class+load");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains(
                        "PostgreSQL at jdbc:postgresql://127.0.0.1:9/none cannot be reached",
                        "Failed to connect to 127.0.0.1:9")
                .contains("/healthz is answered with 200", "/metrics is answered with 200")
                .contains("a start where there is no cluster: Unavailable");
        assertThat(ended.said())
                .as("what is slow to load is loaded")
                .contains("org.eclipse.jetty.server.Server ", "io.fabric8.kubernetes.api.model.batch.v1.Job ")
                .contains("redis.clients.jedis.Connection ", "com.zaxxer.hikari.pool.HikariPool ");
    }

    @Test
    void withoutAnOrchestratorThatIsWorthItItSaysSo() throws Exception {
        var environment = training();
        environment.put("ORCHESTRATOR", "none");
        var ended = rehearse(environment, "-Xlog:disable");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("ORCHESTRATOR: has to be k8s");
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        var environment = training();
        environment.put("PORT", "many");
        var ended = rehearse(environment, "-Xlog:disable");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.said()).contains("PORT");
    }

    private static Map<String, String> training() throws IOException {
        var environment = new HashMap<>(Map.of("LOG_FORMAT", "text"));
        for (var line : Files.readAllLines(Path.of("core/training.env"))) {
            if (!line.startsWith("#")) {
                var parts = List.of(line.split("=", 2));
                environment.put(parts.getFirst(), parts.getLast());
            }
        }
        return environment;
    }

    private static Ended rehearse(Map<String, String> environment, String option)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(option, "-cp", System.getProperty("java.class.path"), Rehearsal.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("K8S_") || name.startsWith("KUBE"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
