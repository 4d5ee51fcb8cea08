package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.config.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The program itself: how it begins and what it says. */
final class MainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(10);

    private static DatabaseSettings nowhere() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new DatabaseSettings(
                    "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/x?password=hunter2",
                    "ann",
                    Secret.of(""),
                    2);
        }
    }

    private static String words(JsonNode entry) {
        return entry.get("formattedMessage").asString();
    }

    @Test
    void whoWaitsForTheDatabaseSaysSoAndCanBeEnded() throws Exception {
        try (var process = ManagerProcess.start(nowhere(), Map.of("REDIS_TYPO", "1"))) {
            await().atMost(PATIENCE)
                    .until(() -> process.lines().toString().contains("cannot be reached (attempt 2 of 60)"));
            process.terminate();
            assertThat(process.awaitEnd(SOON)).isEqualTo(143);
            assertThat(process.entries())
                    .anySatisfy(
                            entry -> assertThat(words(entry)).isEqualTo("REDIS_TYPO is not a setting of this program"))
                    .anySatisfy(
                            entry -> assertThat(words(entry)).startsWith("Database: DATABASE_URL=jdbc:postgresql://"))
                    .anySatisfy(entry -> assertThat(words(entry)).startsWith("Keys: SIGNING_KEY=***"));
            assertThat(process.lines().toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void withoutAnEngineOneSentenceSaysWhatToDo() throws Exception {
        var settings =
                Map.of("ORCHESTRATOR", "docker", "DOCKER_HOST", "unix:///nowhere/engine.sock", "LOG_FORMAT", "text");
        try (var process = ManagerProcess.start(RealParts.newDatabase(), settings)) {
            assertThat(process.awaitEnd(PATIENCE)).isEqualTo(1);
            assertThat(process.lines())
                    .as("a stack is of no use to who has to start an engine")
                    .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*"))
                    .filteredOn(line -> line.contains(" ERROR "))
                    .singleElement()
                    .asString()
                    .contains(
                            "ORCHESTRATOR is docker, and the container engine at unix:///nowhere/engine.sock does not answer")
                    .contains("Start Docker or Podman's service");
        }
    }

    @Test
    void wrongSettingsAreNamedAllAtOnceInTheFormThatWasAskedFor() throws Exception {
        try (var process = ManagerProcess.start(
                nowhere(), Map.of("LOG_FORMAT", "text", "SIGNING_KEY", "hunter2", "PORT", "x", "ROLES", "api,cook"))) {
            assertThat(process.awaitEnd(PATIENCE)).isEqualTo(2);
            assertThat(process.lines())
                    .hasSize(3)
                    .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ERROR \\[- -] .*"))
                    .anyMatch(line -> line.contains("PORT: must be a whole number"))
                    .anyMatch(line -> line.contains("ROLES: knows no 'cook'"))
                    .anyMatch(line -> line.contains("SIGNING_KEY: must have 32 characters"));
            assertThat(process.lines().toString()).doesNotContain("hunter2");
        }
    }
}
