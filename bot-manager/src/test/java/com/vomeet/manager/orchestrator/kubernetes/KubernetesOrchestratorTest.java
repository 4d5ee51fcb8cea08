package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAMESPACE;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bots as Jobs on an API server that keeps objects, with controllers that do what a test tells them. */
final class KubernetesOrchestratorTest {
    private static final Duration GRACE = Duration.ofSeconds(35);
    private final OrchestratorStage stage = new OrchestratorStage();
    private final KubernetesOrchestrator orchestrator = stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    private State state() {
        return orchestrator.find(NAME).map(Workload::state).orElseThrow();
    }

    private void isSoon(Class<? extends State> kind) {
        await().atMost(10, SECONDS).until(() -> kind.isInstance(state()));
    }

    private void waitsSoonFor(Wait on) {
        await().atMost(10, SECONDS).until(() -> state() instanceof State.Waiting waiting && waiting.on() == on);
    }

    @Test
    void aBotIsAJobAndThenItsSecretWhichTheJobOwns() {
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.Started());
        var job = Objects.requireNonNull(stage.job());
        var secret = Objects.requireNonNull(stage.secret());
        assertThat(secret.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getKind()).isEqualTo("Job");
            assertThat(owner.getUid()).isEqualTo(job.getMetadata().getUid());
        });
        assertThat(job.toString()).doesNotContain(spec().config().token().reveal());
    }

    @Test
    void whatWasMadeIsSeenAtOnce() {
        orchestrator.start(spec());
        assertThat(state())
                .isInstanceOfSatisfying(
                        State.Waiting.class, waiting -> assertThat(waiting.on()).isEqualTo(Wait.POD));
        assertThat(orchestrator.list()).singleElement().matches(w -> w.meetingId() == 7);
    }

    @Test
    void startingTwiceMakesOneJob() {
        orchestrator.start(spec());
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.AlreadyThere());
        assertThat(stage.server
                        .client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems())
                .hasSize(1);
    }

    @Test
    void aBotsWayFromJobToEndIsToldStepByStep() {
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.keepsWaiting(NAME, "ContainerCreating", "");
        waitsSoonFor(Wait.START);
        stage.cluster.runs(NAME);
        isSoon(State.Running.class);
        var word = new TerminationMessage(EndReason.LEFT_ALONE, 0, MeetingStatus.ACTIVE, "Everybody left.");
        stage.cluster.ends(NAME, 0, "Completed", Json.write(word));
        isSoon(State.Ended.class);
        assertThat(state()).isInstanceOfSatisfying(State.Ended.class, ended -> {
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.lastWord()).isEqualTo(word);
        });
        assertThat(stage.told).extracting(Workload::meetingId).containsOnly(7L);
    }

    @Test
    void aJobWithoutItsSecretGetsItWhenItIsLookedAtAgain() {
        stage.server.answers(1, "POST .*/secrets", 500, "not now");
        assertThat(orchestrator.start(spec())).isInstanceOf(StartOutcome.Unavailable.class);
        waitsSoonFor(Wait.COMPLETION);
        assertThat(orchestrator.start(spec())).isEqualTo(new StartOutcome.AlreadyThere());
        assertThat(stage.secret()).isNotNull();
        waitsSoonFor(Wait.POD);
    }

    @Test
    void aSecretThatAManagerDiedBeforeIsMadeByTheNext() {
        stage.server.answers(1, "POST .*/secrets", 500, "the manager dies here");
        orchestrator.start(spec());
        orchestrator.close();
        var next = stage.open();
        stage.cluster.makesPod(NAME);
        stage.cluster.keepsWaiting(NAME, "CreateContainerConfigError", "secret \"" + NAME + "\" not found");
        await().atMost(10, SECONDS)
                .until(() -> next.find(NAME).orElseThrow().state() instanceof State.Waiting waiting
                        && waiting.on() == Wait.COMPLETION);
        assertThat(next.start(spec())).isEqualTo(new StartOutcome.AlreadyThere());
        assertThat(stage.secret()).isNotNull();
    }

    @Test
    void stoppingDeletesTheJobAndAskingAgainIsHarmless() {
        orchestrator.start(spec());
        assertThat(orchestrator.stop(NAME, GRACE)).isEqualTo(new StopOutcome.Stopping());
        assertThat(stage.job()).isNull();
        assertThat(stage.server.requests("DELETE .*/jobs/" + NAME + ".*")).isEqualTo(1);
        assertThat(orchestrator.stop(NAME, GRACE)).isEqualTo(new StopOutcome.NotRunning());
        await().atMost(10, SECONDS).until(() -> orchestrator.find(NAME).isEmpty());
    }

    @Test
    void aLeavingPodIsStillThereWhenItsJobIsGone() {
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.runs(NAME);
        isSoon(State.Running.class);
        orchestrator.stop(NAME, GRACE);
        await().atMost(10, SECONDS).until(() -> stage.told.size() > 3);
        assertThat(state()).isInstanceOf(State.Running.class);
        stage.cluster.ends(NAME, 143, "Error", "");
        stage.cluster.removesPod(NAME);
        isSoon(State.Ended.class);
        assertThat(state())
                .isInstanceOfSatisfying(
                        State.Ended.class, ended -> assertThat(ended.exitCode()).isEqualTo(143));
    }

    @Test
    void aJobThatSomebodyDeletesVanishes() {
        orchestrator.start(spec());
        waitsSoonFor(Wait.POD);
        stage.cluster.removesJob(NAME);
        await().atMost(10, SECONDS).until(() -> orchestrator.find(NAME).isEmpty());
        assertThat(orchestrator.list()).isEmpty();
    }

    @Test
    void aDrainedPodIsRememberedAsEvicted() {
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.runs(NAME);
        isSoon(State.Running.class);
        stage.cluster.takesAway(NAME, "EvictionByEvictionAPI");
        isSoon(State.Ended.class);
        assertThat(state())
                .isInstanceOfSatisfying(
                        State.Ended.class,
                        ended -> assertThat(
                                        Objects.requireNonNull(ended.cause()).reason())
                                .isEqualTo(EndReason.POD_EVICTED));
    }

    @Test
    void anImageThatCannotBePulledIsWaitedForSinceTheFirstFailure() {
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.keepsWaiting(NAME, "ErrImagePull", "unauthorized");
        waitsSoonFor(Wait.IMAGE);
        var first = ((State.Waiting) state()).since();
        stage.cluster.keepsWaiting(NAME, "ImagePullBackOff", "Back-off pulling image");
        await().atMost(10, SECONDS)
                .until(() -> ((State.Waiting) state()).details().contains("Back-off"));
        assertThat(((State.Waiting) state()).since()).isEqualTo(first);
    }

    @Test
    void whatRunsOutlivesItsManagerAndIsAdopted() {
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.runs(NAME);
        isSoon(State.Running.class);
        orchestrator.close();
        assertThat(stage.job()).isNotNull();
        assertThat(stage.open().list()).singleElement().satisfies(workload -> {
            assertThat(workload.name()).isEqualTo(NAME);
            assertThat(workload.state()).isInstanceOf(State.Running.class);
        });
    }

    @Test
    void anEndedWorkloadThatIsForgottenIsLeftToTheCluster() {
        orchestrator.start(spec());
        stage.cluster.makesPod(NAME);
        stage.cluster.ends(NAME, 0, "Completed", "");
        isSoon(State.Ended.class);
        orchestrator.forget(NAME);
        assertThat(orchestrator.list()).isEmpty();
        assertThat(stage.job()).isNotNull();
    }

    @Test
    void aRunningWorkloadIsNotForgotten() {
        orchestrator.start(spec());
        orchestrator.forget(NAME);
        assertThat(orchestrator.list()).hasSize(1);
    }

    @Test
    void manyBotsNeedTwoWatches() {
        for (int i = 1; i <= 20; i++) {
            orchestrator.start(Bots.spec("vomeet-bot-" + i + "-0123abcd", i));
        }
        await().atMost(10, SECONDS).until(() -> orchestrator.list().size() == 20);
        // One that was not answered in time is asked for again.
        assertThat(stage.server.requests("GET .*watch=true.*")).isBetween(2L, 6L);
    }
}
