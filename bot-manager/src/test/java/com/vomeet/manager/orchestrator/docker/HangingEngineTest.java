package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.OrchestratorMissing;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that takes what it is asked, and never answers. */
@Timeout(60)
final class HangingEngineTest {
    private static final EnginePatience SHORT =
            new EnginePatience(Duration.ofSeconds(4), Duration.ZERO, Duration.ofSeconds(1));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String STOP = "POST /containers/one/stop";

    @TempDir
    Path folder;

    private static DockerOrchestrator open(String host) {
        var settings = new DockerSettings(host, "bot:dev", "net", 1, 1, ScriptedEngine.LOG);
        return DockerOrchestrator.open(settings, SHORT, Map.of(), InstantSource.system());
    }

    private static ScriptedEngine engine() {
        return new ScriptedEngine()
                .answers("GET /networks/net", 200, "{}")
                .answers("GET /images/bot:dev/json", 200, "{}");
    }

    @Test
    void atASocketOfTheFileSystemItIsAwayAfterAWhile() throws IOException {
        var address = UnixDomainSocketAddress.of(folder.resolve("engine.sock"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            assertThatThrownBy(() -> open("unix://" + address.getPath()))
                    .isInstanceOf(OrchestratorMissing.class)
                    .hasMessageContaining("no answer within 4 s");
        }
    }

    @Test
    void atAnAddressItIsAwayAfterAWhileToo() {
        try (var engine = engine().hangs("GET /containers/json");
                var orchestrator = open(engine.host())) {
            assertThatThrownBy(orchestrator::list)
                    .isInstanceOf(OrchestratorAway.class)
                    .hasMessageContaining("no answer within 4 s");
        }
    }

    @Test
    void aBotThatItDoesNotEndIsToldToEndAgain() {
        try (var engine = engine().hangs(STOP)) {
            engine.answers("GET /containers/one/json", 200, """
                    {"Id":"abc","Name":"/one","Created":"2026-01-02T03:04:05.6Z",
                     "State":{"Status":"running","ExitCode":0,"StartedAt":"2026-01-02T03:04:08.1Z"},
                     "Config":{"Labels":{"app.kubernetes.io/name":"vomeet-bot","app.kubernetes.io/component":"bot-instance",
                     "app.kubernetes.io/managed-by":"bot-manager","meeting-id":"7","vomeet.network":"net"}}}
                    """);
            try (var orchestrator = open(engine.host())) {
                assertThat(orchestrator.stop("one", GRACE)).isEqualTo(new StopOutcome.Stopping());
                await().atMost(PATIENCE).until(() -> engine.requests(STOP) == 1);
                assertThat(orchestrator.stop("one", GRACE)).isEqualTo(new StopOutcome.Stopping());
                assertThat(engine.requests(STOP)).as("once at a time").isEqualTo(1);
                await().atMost(PATIENCE).until(() -> {
                    orchestrator.stop("one", GRACE);
                    return engine.requests(STOP) >= 2;
                });
            }
        }
    }

    @Test
    void anImageOfWhichNothingIsHeardIsPulledAgain() {
        try (var engine = engine().refuses("GET /images/bot:dev/json", 404, "no such image")
                        .hangs("POST /images/create");
                var orchestrator = open(engine.host())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(orchestrator.start(Bots.spec("one", 7)))
                            .isInstanceOfSatisfying(
                                    StartOutcome.Unavailable.class,
                                    away -> assertThat(away.why()).contains("has told nothing of it for 1 s")));
            await().atMost(PATIENCE).until(() -> {
                orchestrator.start(Bots.spec("one", 7));
                return engine.requests("POST /images/create") >= 2;
            });
        }
    }
}
