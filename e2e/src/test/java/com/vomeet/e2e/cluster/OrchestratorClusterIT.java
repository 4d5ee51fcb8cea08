package com.vomeet.e2e.cluster;

import static com.vomeet.e2e.cluster.BotsNamespace.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload.Cause;
import com.vomeet.manager.orchestrator.Workload.State;
import com.vomeet.manager.orchestrator.kubernetes.KubernetesOrchestrator;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The orchestrator on a real API server with real controllers and a real node. */
@Tag("cluster")
final class OrchestratorClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(35);
    private static final BotPod STAYS = BotPod.that("trap \"exit 143\" TERM; sleep 600 & wait");

    private final BotsNamespace bots = new BotsNamespace();

    @AfterEach
    void close() {
        bots.close();
    }

    private KubernetesOrchestrator started(BotPod pod) {
        var orchestrator = bots.open(pod);
        assertThat(orchestrator.start(bots.spec())).isEqualTo(new StartOutcome.Started());
        return orchestrator;
    }

    private void runs(KubernetesOrchestrator orchestrator) {
        await().atMost(PATIENCE).until(() -> state(orchestrator, bots.bot) instanceof State.Running);
    }

    private State.Waiting waits(KubernetesOrchestrator orchestrator, Wait on) {
        await().atMost(PATIENCE)
                .until(() -> state(orchestrator, bots.bot) instanceof State.Waiting waiting && waiting.on() == on);
        return (State.Waiting) state(orchestrator, bots.bot);
    }

    private State.Ended ended(KubernetesOrchestrator orchestrator) {
        await().atMost(PATIENCE).until(() -> state(orchestrator, bots.bot) instanceof State.Ended);
        return (State.Ended) state(orchestrator, bots.bot);
    }

    private static EndReason cause(State.Ended ended) {
        return Optional.ofNullable(ended.cause()).map(Cause::reason).orElseThrow();
    }

    private boolean nothingIsLeft() {
        return bots.admin
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(bots.name)
                        .list()
                        .getItems()
                        .isEmpty()
                && bots.admin.pods().inNamespace(bots.name).list().getItems().isEmpty()
                && bots.admin.secrets().inNamespace(bots.name).list().getItems().isEmpty();
    }

    @Test
    void aBotRunsWithItsSecretAndNothingIsLeftWhenItIsStopped() {
        var orchestrator = started(STAYS);
        runs(orchestrator);
        assertThat(orchestrator.start(bots.spec())).isEqualTo(new StartOutcome.AlreadyThere());
        assertThat(orchestrator.stop(bots.bot, GRACE)).isEqualTo(new StopOutcome.Stopping());
        await().atMost(PATIENCE).until(this::nothingIsLeft);
        assertThat(orchestrator.stop(bots.bot, GRACE)).isEqualTo(new StopOutcome.NotRunning());
    }

    @Test
    void aBotsLastWordArrives() {
        var word =
                "{\\\"reason\\\":\\\"left_alone\\\",\\\"exitCode\\\":0,\\\"stage\\\":\\\"active\\\",\\\"message\\\":\\\"Alone.\\\"}";
        var ended = ended(started(BotPod.that("echo \"" + word + "\" > /dev/termination-log")));
        var last = Objects.requireNonNull(ended.lastWord());
        assertThat(last.reason()).isEqualTo(EndReason.LEFT_ALONE);
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void withExactlyTheGuidesRoleBotsRunAreListedAndEnd() {
        bots.apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: bot-manager}");
        bots.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: bot-manager}
                rules:
                  - {apiGroups: [batch], resources: [jobs], verbs: [create, get, list, delete]}
                  - {apiGroups: [""], resources: [pods], verbs: [get, list]}
                """);
        bots.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: bot-manager}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: bot-manager}
                subjects: [{kind: ServiceAccount, name: bot-manager, namespace: %s}]
                """.formatted(bots.name));
        var orchestrator = bots.open(STAYS, bots.as("bot-manager"));
        await("a refusal that may be for a moment only is repeated")
                .atMost(PATIENCE)
                .until(() -> orchestrator.start(bots.spec()).equals(new StartOutcome.Started()));
        runs(orchestrator);
        var job = bots.admin
                .batch()
                .v1()
                .jobs()
                .inNamespace(bots.name)
                .withName(bots.bot)
                .require();
        assertThat(job.toString()).contains("the-token");
        orchestrator.stop(bots.bot, GRACE);
        await().atMost(PATIENCE).until(this::nothingIsLeft);
        await().atMost(PATIENCE).until(() -> orchestrator.list().stream().noneMatch(w -> w.isRunning()));
    }

    @Test
    void aManagerThatStartsLaterAdoptsWhatRuns() {
        runs(started(STAYS));
        var next = bots.open(STAYS);
        assertThat(next.list()).singleElement().satisfies(workload -> {
            assertThat(workload.meetingId()).isEqualTo(BotsNamespace.MEETING);
            assertThat(workload.state()).isInstanceOf(State.Running.class);
        });
    }

    @Test
    void aJobThatSomebodyDeletesTakesItsBotAlong() {
        var orchestrator = started(STAYS);
        runs(orchestrator);
        bots.admin.batch().v1().jobs().inNamespace(bots.name).withName(bots.bot).delete();
        await().atMost(PATIENCE)
                .until(() ->
                        orchestrator.find(bots.bot).filter(w -> w.isRunning()).isEmpty());
    }

    @Test
    void anImageThatIsNotThereIsWaitedForByName() {
        assertThat(waits(started(STAYS.with("image: vomeet.test/no-such-image:1")), Wait.IMAGE)
                        .details())
                .contains("no-such-image");
    }

    @Test
    void aPodThatNoNodeHasRoomForWaitsForCapacity() {
        assertThat(waits(started(STAYS.withCpu("500")), Wait.CAPACITY).details())
                .contains("nodes are available");
    }

    @Test
    void aUsedUpQuotaLeavesTheJobWithoutAPodAndIsNamed() {
        bots.apply("apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: none}\nspec: {hard: {pods: \"0\"}}");
        await().atMost(PATIENCE).until(() -> {
            var quota = bots.admin
                    .resourceQuotas()
                    .inNamespace(bots.name)
                    .withName("none")
                    .get();
            return quota.getStatus() != null && quota.getStatus().getHard() != null;
        });
        var orchestrator = started(STAYS);
        assertThat(waits(orchestrator, Wait.POD).details()).contains("quota");
        await().atMost(PATIENCE)
                .until(() -> orchestrator.list().stream()
                        .anyMatch(w -> w.state() instanceof State.Waiting waiting
                                && waiting.on() == Wait.QUOTA
                                && waiting.details().contains("exceeded quota: none")));
    }

    @Test
    void aMissingServiceAccountLeavesTheJobWithoutAPodAndIsNamed() {
        bots.admin
                .serviceAccounts()
                .inNamespace(bots.name)
                .withName("vomeet-bot")
                .delete();
        var orchestrator = started(STAYS);
        assertThat(waits(orchestrator, Wait.POD).details()).contains("service account vomeet-bot");
        await("the cluster's own words")
                .atMost(PATIENCE)
                .until(() -> orchestrator.list().stream()
                        .anyMatch(w -> w.state() instanceof State.Waiting waiting
                                && waiting.details().contains("serviceaccount \"vomeet-bot\" not found")));
    }

    @Test
    void aMissingSecretOfTheTemplateIsNamed() {
        var pod = STAYS.with("envFrom: [{secretRef: {name: envs-from-onepassword}}]");
        assertThat(waits(started(pod), Wait.CONFIGURATION).details()).contains("envs-from-onepassword");
    }

    @Test
    void aBotWhoseDeadlineIsOverIsSaidToHaveHadIt() {
        assertThat(cause(ended(started(STAYS.withDeadline(8))))).isEqualTo(EndReason.MAX_DURATION);
    }

    @Test
    void anEvictedBotIsSaidToHaveBeen() {
        var orchestrator = started(STAYS);
        runs(orchestrator);
        bots.admin
                .pods()
                .inNamespace(bots.name)
                .withLabel("job-name", bots.bot)
                .resources()
                .forEach(pod -> pod.evict());
        assertThat(cause(ended(orchestrator))).isEqualTo(EndReason.POD_EVICTED);
    }

    @Test
    void aBotThatNeedsMoreMemoryThanItMayIsSaidTo() {
        var ended = ended(started(BotPod.that("sleep 2; x=a; while true; do x=$x$x; done")));
        assertThat(cause(ended)).isEqualTo(EndReason.OUT_OF_MEMORY);
    }
}
