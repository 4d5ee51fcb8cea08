package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the Job controller, the scheduler and a kubelet do to a bot's Job, each step when a test says so. */
final class FakeJobController {
    private final KubernetesClient client;
    private final String namespace;

    FakeJobController(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Makes the Job's pod, which nobody has scheduled yet. */
    void makesPod(String job) {
        var made =
                client.batch().v1().jobs().inNamespace(namespace).withName(job).require();
        var template = made.getSpec().getTemplate();
        Map<String, String> labels = new HashMap<>(template.getMetadata().getLabels());
        labels.put("batch.kubernetes.io/job-name", job);
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName(job + "-x1y2z")
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withSpec(template.getSpec())
                .withNewStatus()
                .withPhase("Pending")
                .endStatus()
                .build();
        client.pods().inNamespace(namespace).resource(pod).create();
    }

    void findsNoNode(String job, String message) {
        edit(
                job,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .withConditions(new PodConditionBuilder()
                                .withType("PodScheduled")
                                .withStatus("False")
                                .withReason("Unschedulable")
                                .withMessage(message)
                                .withLastTransitionTime(now())
                                .build())
                        .endStatus()
                        .build());
    }

    void keepsWaiting(String job, String reason, String message) {
        container(
                job,
                "Pending",
                new ContainerStateBuilder().withNewWaiting(message, reason).build());
    }

    void runs(String job) {
        container(
                job,
                "Running",
                new ContainerStateBuilder()
                        .withNewRunning()
                        .withStartedAt(now())
                        .endRunning()
                        .build());
    }

    void ends(String job, int exitCode, String reason, String lastWord) {
        container(
                job,
                exitCode == 0 ? "Succeeded" : "Failed",
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason(reason)
                        .withMessage(lastWord)
                        .withFinishedAt(now())
                        .endTerminated()
                        .build());
    }

    void evicts(String job, String message) {
        edit(
                job,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .withPhase("Failed")
                        .withReason("Evicted")
                        .withMessage(message)
                        .withContainerStatuses()
                        .endStatus()
                        .build());
    }

    /** As a drain does: first the condition, then the pod is gone. */
    void takesAway(String job, String reason) {
        edit(
                job,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .withConditions(new PodConditionBuilder()
                                .withType("DisruptionTarget")
                                .withStatus("True")
                                .withReason(reason)
                                .withMessage("as told by a test")
                                .withLastTransitionTime(now())
                                .build())
                        .endStatus()
                        .build());
        removesPod(job);
    }

    void losesNode(String job) {
        edit(
                job,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .withConditions(
                                new PodConditionBuilder()
                                        .withType("Ready")
                                        .withStatus("False")
                                        .build(),
                                new PodConditionBuilder()
                                        .withType("ContainersReady")
                                        .withStatus("True")
                                        .build())
                        .endStatus()
                        .build());
    }

    void removesPod(String job) {
        client.pods().inNamespace(namespace).withName(job + "-x1y2z").delete();
    }

    void failsJob(String job, String reason) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(job)
                .edit(known -> new JobBuilder(known)
                        .withNewStatus()
                        .withConditions(new JobConditionBuilder()
                                .withType("Failed")
                                .withStatus("True")
                                .withReason(reason)
                                .withMessage("as told by a test")
                                .withLastTransitionTime(now())
                                .build())
                        .endStatus()
                        .build());
    }

    /** As the time to live does, or somebody with kubectl. */
    void removesJob(String job) {
        client.batch().v1().jobs().inNamespace(namespace).withName(job).delete();
    }

    private void container(String job, String phase, ContainerState state) {
        edit(
                job,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .withPhase(phase)
                        .withStartTime(now())
                        .withContainerStatuses()
                        .addNewContainerStatus()
                        .withName("vomeet-bot")
                        .withState(state)
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    private void edit(String job, UnaryOperator<Pod> change) {
        client.pods().inNamespace(namespace).withName(job + "-x1y2z").edit(change);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
