package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.OrchestratorMissing;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine may say besides yes. */
final class EngineTroubleTest {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ScriptedEngine engine = ScriptedEngine.withNetworkAndImage();

    @AfterEach
    void end() {
        engine.close();
    }

    private DockerOrchestrator open() {
        return DockerOrchestrator.open(engine.settings(), Map.of(), InstantSource.system());
    }

    private void hasTheBot(String status) {
        var bot = """
                {"Id":"abc","Name":"/one","Created":"2026-01-02T03:04:05.6Z",
                 "State":{"Status":"%s","ExitCode":0,"StartedAt":"2026-01-02T03:04:08.1Z"},
                 "Config":{"Labels":{"app.kubernetes.io/name":"vomeet-bot","app.kubernetes.io/component":"bot-instance",
                 "app.kubernetes.io/managed-by":"bot-manager","meeting-id":"7","vomeet.network":"net"}}}
                """.formatted(status);
        engine.answers("GET /containers/one/json", 200, bot).answers("GET /containers/abc/json", 200, bot);
    }

    private void lists(String state) {
        engine.answers("GET /containers/json", 200, """
                [{"Id":"abc","Names":["/one"],"Created":1767323045,"State":"%s"}]
                """.formatted(state));
    }

    @Test
    void withoutAnEngineTheManagerSaysInOneSentenceWhatToDo() {
        var settings =
                new DockerSettings("unix://" + folder.resolve("none.sock"), "bot:dev", "net", 1, 1, ScriptedEngine.LOG);
        assertThatThrownBy(() -> DockerOrchestrator.open(settings, Map.of(), InstantSource.system()))
                .isInstanceOf(OrchestratorMissing.class)
                .hasMessageContainingAll("ORCHESTRATOR is docker", "none.sock", "DOCKER_HOST", "process");
    }

    @Test
    void withoutTheNetworkItSaysWhichIsMissing() {
        engine.refuses("GET /networks/net", 404, "network net not found");
        assertThatThrownBy(this::open)
                .isInstanceOf(OrchestratorMissing.class)
                .hasMessageContainingAll("'net'", "DOCKER_NETWORK");
    }

    @Test
    void anImageThatIsNotThereIsPulledAndTheBotWaits() {
        engine.refuses("GET /images/bot:dev/json", 404, "no such image")
                .refuses("POST /images/create", 500, "the registry is away");
        try (var orchestrator = open()) {
            assertThat(orchestrator.start(Bots.spec("one", 7)))
                    .isInstanceOfSatisfying(
                            StartOutcome.Unavailable.class,
                            away -> assertThat(away.reason()).isEqualTo(EndReason.IMAGE_NOT_PULLED));
        }
    }

    /** As Podman says it: without a status, in an answer that has begun well. */
    @Test
    void whyAnImageIsNotPulledIsToldInTheEnginesWords() {
        engine.refuses("GET /images/bot:dev/json", 404, "no such image")
                .answers("POST /images/create", 200, "{\"error\":\"unauthorized: who are you?\"}");
        try (var orchestrator = open()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(orchestrator.start(Bots.spec("one", 7)))
                                    .isEqualTo(
                                            new StartOutcome.Unavailable(
                                                    EndReason.IMAGE_NOT_PULLED,
                                                    "the bots' image bot:dev is not there and cannot be pulled: unauthorized: who are you?")));
        }
    }

    @Test
    void aContainerOfSomebodyElsesInTheWayIsSaid() {
        engine.refuses("POST /containers/create", 409, "the name is in use")
                .answers("GET /containers/one/json", 200, """
                {"Id":"abc","Name":"/one","State":{"Status":"running"},"Config":{"Labels":{"of":"somebody"}}}
                """);
        try (var orchestrator = open()) {
            assertThat(orchestrator.start(Bots.spec("one", 7)))
                    .isInstanceOfSatisfying(
                            StartOutcome.Rejected.class,
                            no -> assertThat(no.why()).contains("none of this manager's bots"));
        }
    }

    /** Of another manager, which could not start it: the next try finds the name free. */
    @Test
    void aContainerThatIsGoingAwayIsNoReasonToGiveUpTheMeeting() {
        hasTheBot("removing");
        engine.refuses("POST /containers/create", 409, "the name is in use");
        try (var orchestrator = open()) {
            assertThat(orchestrator.start(Bots.spec("one", 7)))
                    .isEqualTo(new StartOutcome.Unavailable("the container one is being removed"));
        }
    }

    @Test
    void aPullThatHasJustFailedIsNotBegunAnewByEachMeetingThatWaits() {
        engine.refuses("GET /images/bot:dev/json", 404, "no such image")
                .refuses("POST /images/create", 500, "the registry is away");
        try (var orchestrator = open()) {
            await().atMost(PATIENCE)
                    .until(() ->
                            orchestrator.start(Bots.spec("one", 7)).toString().contains("cannot be pulled"));
            orchestrator.start(Bots.spec("two", 8));
            assertThat(engine.requests("POST /images/create")).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeStartedIsRemovedAndTheEnginesWordsAreKept() {
        engine.answers("POST /containers/create", 201, "{\"Id\":\"abc\"}")
                .refuses("POST /containers/one/start", 500, "network net not found")
                .answers("DELETE /containers/one", 204, "");
        try (var orchestrator = open()) {
            assertThat(orchestrator.start(Bots.spec("one", 7)))
                    .isEqualTo(new StartOutcome.Unavailable("the container engine refuses: network net not found"));
            assertThat(engine.requests("DELETE /containers/one")).isEqualTo(1);
        }
    }

    @Test
    void whatAManagerMadeBeforeItDiedIsStartedByTheNext() {
        hasTheBot("created");
        engine.answers("POST /containers/one/start", 204, "");
        try (var orchestrator = open()) {
            assertThat(orchestrator.find("one").orElseThrow().state())
                    .isInstanceOfSatisfying(
                            State.Waiting.class,
                            waiting -> assertThat(waiting.on()).isEqualTo(Wait.COMPLETION));
            assertThat(orchestrator.start(Bots.spec("one", 7))).isEqualTo(new StartOutcome.Started());
            assertThat(engine.requests("POST /containers/create")).isZero();
        }
    }

    @Test
    void aBotThatNeverRanIsRemovedWhenItIsToldToEnd() {
        hasTheBot("configured");
        engine.answers("DELETE /containers/one", 204, "");
        try (var orchestrator = open()) {
            assertThat(orchestrator.stop("one", GRACE)).isEqualTo(new StopOutcome.NotRunning());
            assertThat(engine.requests("DELETE /containers/one")).isEqualTo(1);
        }
    }

    @Test
    void sinceWhenABotRunsIsAskedOnceAndIsNotWhenItWasMade() {
        hasTheBot("running");
        lists("running");
        var made = Instant.parse("2026-01-02T03:04:05.6Z");
        var runs = new Workload("one", 7, made, new State.Running(made.plusMillis(2_500)));
        try (var orchestrator = open()) {
            assertThat(orchestrator.list()).containsExactly(runs);
            assertThat(orchestrator.list()).containsExactly(runs);
            assertThat(engine.requests("GET /containers/abc/json")).isEqualTo(1);
        }
    }

    @Test
    void whatTheListSaysHasEndedIsAskedHow() {
        hasTheBot("running");
        lists("running");
        try (var orchestrator = open()) {
            assertThat(orchestrator.list()).singleElement().matches(Workload::isRunning);
            hasTheBot("exited");
            lists("exited");
            assertThat(orchestrator.list()).singleElement().matches(workload -> !workload.isRunning());
        }
    }

    /** Else nobody knew of any bot until somebody removed it. */
    @Test
    void aContainerWhoseLastWordTheEngineRefusesHasEndedWithoutOne() {
        hasTheBot("exited");
        lists("exited");
        engine.refuses("GET /containers/abc/archive", 500, "the layer is damaged");
        try (var orchestrator = open()) {
            assertThat(orchestrator.list())
                    .singleElement()
                    .satisfies(workload -> assertThat(workload.state())
                            .isInstanceOfSatisfying(
                                    State.Ended.class,
                                    ended -> assertThat(ended.lastWord()).isNull()));
        }
    }

    /** A busy engine may refuse it once; what it has left is read until it was. */
    @Test
    void aLastWordThatCouldNotBeReadIsAskedForAgainAndThenNoMore() {
        hasTheBot("exited");
        lists("exited");
        engine.refuses("GET /containers/abc/archive", 500, "the container is being cleaned up");
        try (var orchestrator = open()) {
            orchestrator.list();
            engine.answers("GET /containers/abc/archive", 200, "");
            orchestrator.list();
            orchestrator.list();
            assertThat(engine.requests("GET /containers/abc/archive")).isEqualTo(2);
        }
    }

    @Test
    void oneThatIsBeingRemovedIsNotThereAnyMore() {
        hasTheBot("removing");
        try (var orchestrator = open()) {
            assertThat(orchestrator.find("one")).isEmpty();
        }
    }

    @Test
    void anEngineThatRefusesToTellHasToldNothing() {
        engine.refuses("GET /containers/json", 500, "the store is locked");
        try (var orchestrator = open()) {
            assertThatThrownBy(orchestrator::list)
                    .isInstanceOf(OrchestratorAway.class)
                    .hasMessageContaining("the store is locked");
        }
    }

    @Test
    void anEngineThatGoesAwayIsNoReasonToLoseABot() {
        hasTheBot("running");
        try (var orchestrator = open()) {
            engine.close();
            assertThatThrownBy(orchestrator::list).isInstanceOf(OrchestratorAway.class);
            assertThatThrownBy(() -> orchestrator.find("one")).isInstanceOf(OrchestratorAway.class);
            assertThat(orchestrator.start(Bots.spec("one", 7))).isInstanceOf(StartOutcome.Unavailable.class);
            assertThat(orchestrator.stop("one", GRACE)).isInstanceOf(StopOutcome.Unavailable.class);
        }
    }
}
