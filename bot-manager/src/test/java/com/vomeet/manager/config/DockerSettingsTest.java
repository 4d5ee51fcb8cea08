package com.vomeet.manager.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.bot.FieldProblem;
import com.vomeet.manager.orchestrator.docker.DockerSettings;
import com.vomeet.manager.orchestrator.docker.LogLimit;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DockerSettingsTest {
    /** Without a word about the orchestrator. */
    private static Map<String, String> least() {
        return new HashMap<>(Map.of(
                "DATABASE_URL", "jdbc:postgresql://db:5432/vomeet",
                "REDIS_URL", "redis://redis:6379/0",
                "WHISPER_LIVE_URL", "ws://speech:9090",
                "SIGNING_KEY", "0123456789abcdef0123456789abcdef"));
    }

    private static ManagerConfig valid(Map<String, String> environment) {
        return switch (ManagerConfig.read(environment)) {
            case ManagerConfig.Result.Valid(var config, var unknown, var _) -> {
                assertThat(unknown).isEmpty();
                yield config;
            }
            case ManagerConfig.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<FieldProblem> problems(Map<String, String> environment) {
        return switch (ManagerConfig.read(environment)) {
            case ManagerConfig.Result.Valid _ -> List.of();
            case ManagerConfig.Result.Invalid(var problems) -> problems;
        };
    }

    @Test
    void dockerIsMeantWhenNothingIsSetWithTheNamesOfTheFirstVomeet() {
        var config = valid(least());
        assertThat(config.bots().orchestrator()).isEqualTo(OrchestratorKind.DOCKER);
        assertThat(config.bots().docker())
                .isEqualTo(new DockerSettings(
                        "unix:///var/run/docker.sock",
                        "vomeet-bot:dev",
                        "vomeet_default",
                        2_000_000_000L,
                        1L << 30,
                        new LogLimit(10L << 20, 3)));
        assertThat(config.http().callbackUrl())
                .isEqualTo(URI.create("http://bot-manager:8080/bots/internal/callback/exited"));
    }

    @Test
    void whatIsSetCounts() {
        var environment = least();
        environment.put("ORCHESTRATOR", "Docker");
        environment.put("DOCKER_HOST", "unix:///run/podman/podman.sock");
        environment.put("BOT_IMAGE_NAME", "ghcr.io/voltade/vomeet-bot:0.2");
        environment.put("DOCKER_NETWORK", "bots");
        environment.put("DOCKER_BOT_CPU_LIMIT", "1500m");
        environment.put("DOCKER_BOT_MEMORY_LIMIT", "800Mi");
        environment.put("DOCKER_BOT_LOG_SIZE", "2G");
        environment.put("DOCKER_BOT_LOG_FILES", "5");
        environment.put("BOT_MANAGER_CALLBACK_URL", "http://manager:1/bots/internal/callback/exited");
        environment.put("BOT_CA", "handed on");
        assertThat(valid(environment).bots().docker())
                .isEqualTo(new DockerSettings(
                        "unix:///run/podman/podman.sock",
                        "ghcr.io/voltade/vomeet-bot:0.2",
                        "bots",
                        1_500_000_000L,
                        800L << 20,
                        new LogLimit(2_000_000_000L, 5)));
        assertThat(valid(environment).http().callbackUrl())
                .isEqualTo(URI.create("http://manager:1/bots/internal/callback/exited"));
    }

    @Test
    void inTheMachinesOwnNetworkBotsFindTheManagerWhereItListens() {
        var environment = least();
        environment.put("DOCKER_NETWORK", "host");
        assertThat(valid(environment).http().callbackUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DOCKER_HOST, ssh://elsewhere",
        "DOCKER_HOST, unix://relative.sock",
        "BOT_IMAGE_NAME, with blanks",
        "DOCKER_NETWORK, -odd",
        "DOCKER_BOT_CPU_LIMIT, many",
        "DOCKER_BOT_MEMORY_LIMIT, 1",
        "DOCKER_BOT_LOG_SIZE, 10",
        "DOCKER_BOT_LOG_SIZE, 0Mi",
        "DOCKER_BOT_LOG_FILES, -1",
        "DOCKER_BOT_LOG_FILES, 101"
    })
    void whatCannotBeUsedIsNamed(String name, String value) {
        var environment = least();
        environment.put(name, value);
        assertThat(problems(environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(name))
                .satisfies(problem -> assertThat(problem.toString()).contains(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "none"})
    void whoHasNoContainersNeedNotSayAnythingOfThem(String word) {
        var environment = least();
        environment.put("ORCHESTRATOR", word);
        environment.put("PROCESS_BOT_COMMAND", "[\"java\"]");
        assertThat(valid(environment).bots().docker()).isNull();
    }
}
