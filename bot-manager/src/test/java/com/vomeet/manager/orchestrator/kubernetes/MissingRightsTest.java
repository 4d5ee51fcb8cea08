package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Workload.State;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rights that the Role does not give, that it gives later, and that a server which has just started does not know of yet. */
final class MissingRightsTest {
    private static final String CREATES_JOB = "POST .*/jobs";
    private static final String CREATES_SECRET = "POST .*/secrets";
    private static final String TRIES_SECRET = "POST .*/secrets[?]dryRun=All";
    private static final String SECRETS = "POST .*/secrets.*";
    private static final String WATCHES = "GET .*watch=true.*";
    private static final String LISTS = "GET (?!.*watch=true).*/jobs[?].*";
    private static final WorkloadSpec OTHER = Bots.spec("vomeet-bot-8-0123abcd", 8);

    private final OrchestratorStage stage = new OrchestratorStage();

    @AfterEach
    void close() {
        stage.close();
    }

    /** One that has been refused twice, some seconds apart. */
    private KubernetesOrchestrator withoutSecrets() {
        stage.server.forbids(SECRETS);
        var orchestrator = stage.open();
        stage.later(Right.SURE);
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.Started());
        return orchestrator;
    }

    private void runsSoon(Orchestrator orchestrator) {
        await().atMost(10, SECONDS)
                .until(() -> orchestrator.find(NAME).orElseThrow().state() instanceof State.Running);
    }

    @Test
    void whereSecretsMayNotBeMadeTheConfigurationStandsInTheJob() {
        var orchestrator = withoutSecrets();
        assertThat(Objects.requireNonNull(stage.job()).toString())
                .contains(spec().config().token().reveal());
        assertThat(stage.secret()).isNull();
        assertThat(orchestrator.find(NAME)).isPresent();
        assertThat(stage.server.requests("DELETE .*")).isZero();
    }

    @Test
    void thatSecretsMayNotBeMadeIsLearnedOnce() {
        var orchestrator = withoutSecrets();
        var asked = stage.server.requests(SECRETS);
        orchestrator.start(OTHER);
        assertThat(stage.server.requests(SECRETS)).isEqualTo(asked);
        assertThat(stage.server.requests(CREATES_JOB)).isEqualTo(2);
    }

    @Test
    void whereTheyMayItIsLearnedOnceToo() {
        var orchestrator = stage.open();
        orchestrator.start(spec());
        orchestrator.start(OTHER);
        assertThat(stage.server.requests(TRIES_SECRET)).isEqualTo(1);
        assertThat(stage.server.requests(CREATES_SECRET)).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotKnowTheRolesYetIsAskedAgainBeforeAJobIsMade() {
        stage.server.answers(2, SECRETS, 403, "forbidden: not yet");
        var orchestrator = stage.open();
        assertThat(orchestrator.start(spec()))
                .isInstanceOfSatisfying(
                        StartOutcome.Unavailable.class,
                        away -> assertThat(away.why()).contains("does not allow it"));
        assertThat(stage.server.requests(CREATES_JOB)).isZero();
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.Started());
        assertThat(stage.secret()).isNotNull();
        assertThat(Objects.requireNonNull(stage.job()).toString())
                .doesNotContain(spec().config().token().reveal());
    }

    @Test
    void aRightThatIsGivenLaterIsUsed() {
        var orchestrator = withoutSecrets();
        stage.server.heals();
        orchestrator.start(Bots.spec("vomeet-bot-9-0123abcd", 9));
        assertThat(stage.server.requests(CREATES_SECRET)).isZero();
        stage.later(Right.AGAIN);
        orchestrator.start(OTHER);
        assertThat(stage.server.requests(CREATES_SECRET)).isEqualTo(1);
    }

    @Test
    void aJobWhoseSecretIsRefusedIsTakenBackByTheStartThatMadeIt() {
        var orchestrator = stage.open();
        orchestrator.start(OTHER);
        stage.server.forbids(SECRETS);
        assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
        assertThat(stage.job()).isNull();
        stage.later(Right.SURE);
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.Started());
        assertThat(Objects.requireNonNull(stage.job()).toString())
                .contains(spec().config().token().reveal());
    }

    @Test
    void aBotThatRunsKeepsItsJobWhenTheRightIsTakenAway() {
        var orchestrator = stage.open();
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.runs(NAME);
        runsSoon(orchestrator);
        stage.server.forbids(SECRETS);
        for (int i = 0; i < 3; i++) {
            assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
            stage.later(Right.SURE);
        }
        assertThat(stage.server.requests("DELETE .*")).isZero();
        assertThat(orchestrator.find(NAME).orElseThrow().state()).isInstanceOf(State.Running.class);
    }

    /** As a finalizer of somebody else's does. */
    @Test
    void aJobThatDoesNotGoIsNotTakenBackForEver() {
        var orchestrator = stage.open();
        orchestrator.start(OTHER);
        stage.server.forbids(SECRETS);
        stage.server.answers(Integer.MAX_VALUE, "DELETE .*", 200, "it stays");
        for (int i = 0; i < 3; i++) {
            assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
            stage.later(Right.SURE);
        }
        assertThat(stage.server.requests("DELETE .*")).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotKnowTheRolesYetIsWatchedInTheEnd() {
        stage.server.answers(2, WATCHES, 403, "forbidden: not yet");
        var orchestrator = stage.open();
        await().atMost(20, SECONDS).until(() -> stage.server.requests(WATCHES) >= 6);
        changesAreSeen(orchestrator);
    }

    @Test
    void whereWatchingIsAllowedLaterBotsAreWatched() {
        stage.server.forbids(WATCHES);
        var orchestrator = stage.open();
        stage.later(Right.SURE);
        // Each list is followed by the question until the answer is sure.
        var listed = stage.server.requests(LISTS);
        await().atMost(10, SECONDS).until(() -> stage.server.requests(LISTS) >= listed + 3);
        stage.server.heals();
        stage.later(Right.AGAIN);
        // Two that are tried and two that stay.
        var before = stage.server.requests(WATCHES);
        await().atMost(20, SECONDS).until(() -> stage.server.requests(WATCHES) >= before + 4);
        changesAreSeen(orchestrator);
    }

    private void changesAreSeen(KubernetesOrchestrator orchestrator) {
        await().atMost(10, SECONDS).until(() -> orchestrator.start(spec()) instanceof StartOutcome.Started);
        stage.cluster.makesPod(NAME);
        stage.cluster.runs(NAME);
        await().atMost(10, SECONDS)
                .ignoreExceptions()
                .until(() -> orchestrator.find(NAME).orElseThrow().state() instanceof State.Running);
        stage.cluster.removesPod(NAME);
        stage.cluster.removesJob(NAME);
        await().atMost(10, SECONDS).until(() -> orchestrator.find(NAME).isEmpty());
    }
}
