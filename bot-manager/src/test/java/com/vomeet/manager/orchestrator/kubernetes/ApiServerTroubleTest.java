package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.Workload.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of answers that are not the usual ones, and of rights that are missing. */
final class ApiServerTroubleTest {
    private static final String CREATES_JOB = "POST .*/jobs";
    private static final String CREATES_SECRET = "POST .*/secrets";
    private final OrchestratorStage stage = new OrchestratorStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, Rejected, WORKLOAD_NOT_STARTED",
        "403, Unavailable, WORKLOAD_NOT_STARTED",
        "404, Rejected, WORKLOAD_NOT_STARTED",
        "422, Rejected, WORKLOAD_NOT_STARTED",
        "401, Unavailable, WORKLOAD_NOT_STARTED",
        "429, Unavailable, WORKLOAD_NOT_STARTED",
        "500, Unavailable, WORKLOAD_NOT_STARTED",
        "503, Unavailable, WORKLOAD_NOT_STARTED"
    })
    void aJobThatIsRefusedIsTriedAgainOnlyWhereThatIsOfUse(int code, String outcome, EndReason reason) {
        var orchestrator = stage.open();
        stage.server.answers(1, CREATES_JOB, code, "because of the test");
        var came = orchestrator.start(spec());
        assertThat(came.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(came.toString()).contains("because of the test", reason.name());
    }

    @Test
    void aQuotaOnJobsIsNamedAsSuch() {
        var orchestrator = stage.open();
        stage.server.answers(1, CREATES_JOB, 403, "jobs.batch \"x\" is forbidden: exceeded quota: small");
        assertThat(orchestrator.start(spec()))
                .isInstanceOfSatisfying(
                        StartOutcome.Unavailable.class,
                        away -> assertThat(away.reason()).isEqualTo(EndReason.QUOTA_EXCEEDED));
    }

    /** The quota is asked before anybody looks whether the Job is there. */
    @Test
    void aJobThatUsesUpTheQuotaItselfIsCompletedAllTheSame() {
        var orchestrator = stage.open();
        stage.server.answers(1, CREATES_SECRET, 503, "not now");
        assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
        stage.server.answers(1, CREATES_JOB, 403, "jobs.batch \"x\" is forbidden: exceeded quota: small");
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.AlreadyThere());
        assertThat(stage.secret()).isNotNull();
    }

    @Test
    void noCallTakesLongerThanItsLimit() {
        var orchestrator = stage.open();
        stage.server.delays(CREATES_JOB, Duration.ofSeconds(30));
        stage.server.delays("DELETE .*", Duration.ofSeconds(30));
        var from = Instant.now();
        assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
        assertThat(orchestrator.stop(NAME, Duration.ZERO)).isInstanceOf(StopOutcome.Unavailable.class);
        assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void whereWatchingIsNotAllowedBotsAreListed() {
        stage.server.forbids("GET .*watch=true.*");
        var orchestrator = stage.open();
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.runs(NAME);
        await().atMost(10, SECONDS)
                .until(() -> orchestrator.find(NAME).orElseThrow().state() instanceof State.Running);
        stage.cluster.removesPod(NAME);
        stage.cluster.removesJob(NAME);
        await().atMost(10, SECONDS).until(() -> orchestrator.find(NAME).isEmpty());
        assertThat(stage.told).isNotEmpty();
    }

    @Test
    void whatIsMadeBetweenTwoListsIsSeenAtOnce() {
        stage.server.forbids("GET .*watch=true.*");
        var orchestrator = stage.open();
        for (int i = 1; i <= 20; i++) {
            var spec = Bots.spec("vomeet-bot-" + i + "-0123abcd", i);
            orchestrator.start(spec);
            assertThat(orchestrator.find(spec.name())).isPresent();
        }
    }

    @Test
    void whileTheClusterHasNotBeenSeenNobodySaysWhatRuns() {
        stage.server.answers(Integer.MAX_VALUE, "GET .*", 503, "starting");
        var orchestrator = stage.open();
        assertThatThrownBy(orchestrator::list).isInstanceOf(OrchestratorAway.class);
        assertThatThrownBy(() -> orchestrator.find(NAME)).isInstanceOf(OrchestratorAway.class);
        stage.server.heals();
        await().atMost(60, SECONDS)
                .ignoreException(OrchestratorAway.class)
                .until(() -> orchestrator.list().isEmpty());
    }

    @Test
    void whatIsInTheWayOfAStartIsSaid() {
        var orchestrator = stage.open();
        stage.server.answers(1, CREATES_JOB, 409, "already exists");
        assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
    }

    @Test
    void aSecretThatIsThereIsLeftAsItIs() {
        var orchestrator = stage.open();
        stage.server.answers(1, CREATES_SECRET, 409, "already exists");
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.Started());
    }

    @Test
    void aJobThatVanishedBeforeItWasEverShownIsLookedFor() {
        stage.server.forbids("GET .*watch=true.*");
        var orchestrator = stage.open();
        orchestrator.start(spec());
        assertThat(orchestrator.find(NAME)).isPresent();
        stage.cluster.removesJob(NAME);
        await().atMost(10, SECONDS).until(() -> orchestrator.find(NAME).isEmpty());
    }

    @Test
    void aStopThatTheServerDoesNotTakeIsToBeAskedAgain() {
        var orchestrator = stage.open();
        orchestrator.start(spec());
        stage.server.answers(1, "DELETE .*", 500, "not now");
        assertThat(orchestrator.stop(NAME, Duration.ZERO)).isInstanceOf(StopOutcome.Unavailable.class);
        assertThat(orchestrator.stop(NAME, Duration.ZERO)).isEqualTo(new StopOutcome.Stopping());
    }
}
