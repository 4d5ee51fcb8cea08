package com.vomeet.manager.orchestrator.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload.Cause;
import com.vomeet.manager.orchestrator.Workload.State;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects as a real cluster writes them, and the words that come of them. */
final class JobFactsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:05:00Z");
    private static final String NAME = "vomeet-bot-7-0123abcd";
    private static final String AT = "2026-11-25T10:00:30Z";

    private static Pod pod(String status) {
        return pod("", status);
    }

    private static Pod pod(String metadata, String status) {
        return new KubernetesSerialization().unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s-x1y2z
                  creationTimestamp: "2026-11-25T10:00:00Z"
                  labels: {meeting-id: "7", batch.kubernetes.io/job-name: %s}
                  %s
                spec:
                  nodeName: node-1
                  containers: [{name: vomeet-bot, resources: {limits: {memory: 1Gi}}}]
                status: %s
                """.formatted(NAME, NAME, metadata, status), Pod.class);
    }

    private static Job job(String status) {
        return new KubernetesSerialization().unmarshal("""
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: %s
                  creationTimestamp: "2026-11-25T09:59:59Z"
                  labels: {meeting-id: "7"}
                spec: {template: {spec: {serviceAccountName: vomeet-bot}}}
                status: %s
                """.formatted(NAME, status), Job.class);
    }

    private static State state(@Nullable Job job, @Nullable Pod pod) {
        return new JobFacts(job, pod).workload(NAME, NOW).orElseThrow().state();
    }

    private static State.Waiting waiting(Pod pod) {
        return (State.Waiting) state(job("{}"), pod);
    }

    private static State.Ended ended(@Nullable Job job, Pod pod) {
        return (State.Ended) state(job, pod);
    }

    private static EndReason cause(State.Ended ended) {
        return Optional.ofNullable(ended.cause()).map(Cause::reason).orElseThrow();
    }

    private static String container(String state) {
        return "{phase: Pending, startTime: \"" + AT + "\", containerStatuses: [{name: vomeet-bot, state: " + state
                + "}]}";
    }

    private static String terminated(int exit, String reason, String message) {
        return "{phase: Failed, containerStatuses: [{name: vomeet-bot, state: {terminated: {exitCode: " + exit
                + ", reason: " + reason + ", message: '" + message + "', finishedAt: \"" + AT + "\"}}}]}";
    }

    @Test
    void aJobWithoutAPodWaitsForOne() {
        var waiting = (State.Waiting) state(job("{}"), null);
        assertThat(waiting.on()).isEqualTo(Wait.POD);
        assertThat(waiting.since()).isEqualTo("2026-11-25T09:59:59Z");
        assertThat(waiting.details()).contains("quota", "service account vomeet-bot");
    }

    @Test
    void anUnschedulablePodWaitsForCapacitySinceItCouldNotBePlaced() {
        var waiting =
                waiting(pod("{phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable,"
                        + " message: '0/1 nodes are available: 1 Insufficient cpu.', lastTransitionTime: '" + AT
                        + "'}]}"));
        assertThat(waiting)
                .isEqualTo(new State.Waiting(
                        Wait.CAPACITY,
                        "No node has room for the bot: 0/1 nodes are available: 1 Insufficient cpu.",
                        Instant.parse(AT)));
    }

    @ParameterizedTest
    @CsvSource({
        "ErrImagePull, IMAGE",
        "ImagePullBackOff, IMAGE",
        "InvalidImageName, IMAGE",
        "ErrImageNeverPull, IMAGE",
        "CreateContainerConfigError, CONFIGURATION",
        "CreateContainerError, CONFIGURATION",
        "ContainerCreating, START",
        "PodInitializing, START"
    })
    void aContainersReasonSaysWhatIsWaitedFor(String reason, Wait on) {
        var waiting = waiting(pod(container("{waiting: {reason: " + reason + ", message: because}}")));
        assertThat(waiting.on()).isEqualTo(on);
        assertThat(waiting.since()).isEqualTo(AT);
        if (on != Wait.START) {
            assertThat(waiting.details()).contains("because");
        }
    }

    @Test
    void aPodThatNobodyHasLookedAtYetStarts() {
        assertThat(waiting(pod("{phase: Pending}")).on()).isEqualTo(Wait.START);
        assertThat(waiting(pod("{phase: Pending}")).since()).isEqualTo("2026-11-25T10:00:00Z");
    }

    @Test
    void theBotsOwnSecretIsForTheManagerToMake() {
        var own = "{waiting: {reason: CreateContainerConfigError, message: 'secret \"%s\" not found'}}";
        assertThat(waiting(pod(container(own.formatted(NAME)))).on()).isEqualTo(Wait.COMPLETION);
        assertThat(waiting(pod(container(own.formatted("envs-from-onepassword"))))
                        .on())
                .isEqualTo(Wait.CONFIGURATION);
    }

    @Test
    void aRunningContainerRunsSinceItStarted() {
        assertThat(state(job("{}"), pod(container("{running: {startedAt: '" + AT + "'}}"))))
                .isEqualTo(new State.Running(Instant.parse(AT)));
    }

    @Test
    void aPodOfASilentNodeIsUnreachable() {
        var status = container("{running: {startedAt: '" + AT + "'}}").replaceFirst("phase: Pending", """
                phase: Running, conditions: [{type: Ready, status: 'False'}, {type: ContainersReady, status: 'True'}]""");
        assertThat(state(job("{}"), pod(status)))
                .isEqualTo(new State.Unreachable("The bot's node node-1 is not heard any more."));
    }

    @Test
    void theBotsLastWordIsRead() {
        var word =
                "{\"reason\":\"page_crashed\",\"exitCode\":1,\"stage\":\"active\",\"message\":\"The page crashed.\"}";
        var ended = ended(job("{}"), pod(terminated(1, "Error", word)));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.at()).isEqualTo(AT);
        assertThat(ended.lastWord()).isNotNull();
        assertThat(ended.cause()).isNull();
    }

    @Test
    void whatTheRuntimeWroteIsNotTheBotsWord() {
        var ended = ended(job("{}"), pod(terminated(128, "StartError", "exec: no such file")));
        assertThat(ended.lastWord()).isNull();
        assertThat(cause(ended)).isEqualTo(EndReason.WORKLOAD_NOT_STARTED);
    }

    @Test
    void aBotThatNeededTooMuchMemoryIsSaidToHave() {
        var ended = ended(job("{}"), pod(terminated(137, "OOMKilled", "")));
        assertThat(ended.cause())
                .isEqualTo(new Cause(
                        EndReason.OUT_OF_MEMORY, "The bot needed more memory than its limit (1Gi) and was killed."));
    }

    @ParameterizedTest
    @CsvSource({
        "Evicted, POD_EVICTED",
        "DeadlineExceeded, MAX_DURATION",
        "NodeLost, NODE_LOST",
        "Terminated, POD_EVICTED",
        "NodeShutdown, POD_EVICTED",
        "OutOfmemory, NO_CAPACITY"
    })
    void aFailedPodsReasonIsUnderstood(String reason, EndReason meaning) {
        assertThat(cause(ended(job("{}"), pod("{phase: Failed, reason: " + reason + ", message: so}"))))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "EvictionByEvictionAPI, POD_EVICTED",
        "PreemptionByScheduler, POD_EVICTED",
        "TerminationByKubelet, POD_EVICTED",
        "DeletionByTaintManager, NODE_LOST",
        "DeletionByPodGC, NODE_LOST"
    })
    void whyThePodIsTakenAwayIsUnderstoodAndRemembered(String reason, EndReason meaning) {
        var condition = "conditions: [{type: DisruptionTarget, status: 'True', reason: " + reason
                + ", message: so, lastTransitionTime: '" + AT + "'}]";
        var ended = ended(job("{}"), pod("{phase: Failed, " + condition + "}"));
        assertThat(cause(ended)).isEqualTo(meaning);
        assertThat(ended.at()).isEqualTo(AT);

        var running = pod("{phase: Running, " + condition + "}");
        assertThat(new JobFacts(job("{}"), running).departed(NAME, NOW))
                .map(workload -> cause((State.Ended) workload.state()))
                .contains(meaning);
    }

    @Test
    void aPodThatIsRemovedWithoutAWordLeavesNothingToRemember() {
        assertThat(new JobFacts(job("{}"), pod("{phase: Running}")).departed(NAME, NOW))
                .isEmpty();
    }

    @Test
    void onlyTheJobKnowsThatItsDeadlineWasOver() {
        var over = job("{conditions: [{type: FailureTarget, status: 'True', reason: DeadlineExceeded}]}");
        assertThat(cause(ended(over, pod(terminated(143, "Error", ""))))).isEqualTo(EndReason.MAX_DURATION);
        assertThat(ended(over, pod(terminated(137, "OOMKilled", ""))).cause())
                .extracting(Cause::reason)
                .isEqualTo(EndReason.OUT_OF_MEMORY);
    }

    @ParameterizedTest
    @CsvSource({"DeadlineExceeded, MAX_DURATION", "BackoffLimitExceeded, WORKLOAD_LOST"})
    void aFailedJobWithoutItsPodTellsWhatItCan(String reason, EndReason meaning) {
        var failed = job("{conditions: [{type: Failed, status: 'True', reason: " + reason + ", lastTransitionTime: '"
                + AT + "'}]}");
        var ended = (State.Ended) state(failed, null);
        assertThat(cause(ended)).isEqualTo(meaning);
        assertThat(ended.at()).isEqualTo(AT);
    }

    @Test
    void aCompleteJobWithoutItsPodHasEndedWell() {
        var complete = job("{conditions: [{type: Complete, status: 'True', lastTransitionTime: '" + AT + "'}]}");
        assertThat(state(complete, null)).isEqualTo(new State.Ended(0, null, Instant.parse(AT)));
    }

    @Test
    void aDeletedPodThatItsNodeDoesNotRemoveIsLostWithIt() {
        var running = container("{running: {startedAt: '" + AT + "'}}");
        var leaving = pod("deletionTimestamp: \"2026-11-25T10:04:45Z\"", running);
        assertThat(state(null, leaving)).isInstanceOf(State.Running.class);
        var stuck = pod("deletionTimestamp: \"2026-11-25T10:04:00Z\"", running);
        assertThat(cause(ended(null, stuck))).isEqualTo(EndReason.NODE_LOST);
    }

    @Test
    void whatBelongsToNoMeetingIsNoWorkload() {
        var foreign = job("{}");
        foreign.getMetadata().getLabels().put("meeting-id", "seven");
        assertThat(new JobFacts(foreign, null).workload(NAME, NOW)).isEmpty();
        assertThat(new JobFacts(null, null).workload(NAME, NOW)).isEmpty();
    }
}
