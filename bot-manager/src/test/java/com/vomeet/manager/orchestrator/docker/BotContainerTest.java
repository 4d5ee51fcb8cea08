package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an engine is asked to make. */
final class BotContainerTest {
    private static JsonNode made(LogLimit log) {
        try (var engine = new ScriptedEngine()
                        .answers("GET /networks/net", 200, "{}")
                        .answers("GET /images/bot:dev/json", 200, "{}")
                        .answers("POST /containers/create", 201, "{\"Id\":\"abc\"}")
                        .answers("POST /containers/one/start", 204, "");
                var orchestrator = DockerOrchestrator.open(engine.settings(log), Map.of(), InstantSource.system())) {
            assertThat(orchestrator.start(Bots.spec("one", 7))).isEqualTo(new StartOutcome.Started());
            return Json.MAPPER
                    .readTree(engine.bodies("POST /containers/create").getFirst())
                    .path("HostConfig");
        }
    }

    /** A bot that logs the same for hours would fill the machine's disk. */
    @Test
    void aBotsLogIsAFewFilesOfASize() {
        assertThat(made(new LogLimit(10L << 20, 3)).path("LogConfig")).isEqualTo(Json.MAPPER.readTree("""
                {"Type":"json-file","Config":{"max-size":"10485760","max-file":"3"}}
                """));
    }

    @Test
    void aLogIsLeftToTheEngineOfWhoeverHasSetItUpThere() {
        var made = made(new LogLimit(1, 0));
        assertThat(made.path("LogConfig").isObject()).isFalse();
        assertThat(made.path("Memory").longValue()).as("all else is asked for").isEqualTo(1L << 30);
    }
}
