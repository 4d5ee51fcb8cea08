package com.vomeet.manager.orchestrator.job;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Workload.Cause;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a pod ended, as the cluster knows it; empty where it knows no more than the exit code. */
final class PodEnd {
    private PodEnd() {}

    static Optional<Cause> of(Pod pod, @Nullable ContainerStateTerminated terminated) {
        return ofContainer(pod, terminated).or(() -> ofStatus(pod)).or(() -> ofDisruption(pod));
    }

    private static Optional<Cause> ofContainer(Pod pod, @Nullable ContainerStateTerminated terminated) {
        if (terminated == null || terminated.getReason() == null) {
            return Optional.empty();
        }
        return switch (terminated.getReason()) {
            case "OOMKilled" ->
                cause(
                        EndReason.OUT_OF_MEMORY,
                        "The bot needed more memory than its limit" + memoryLimit(pod) + " and was killed.");
            case "ContainerCannotRun", "StartError" ->
                cause(
                        EndReason.WORKLOAD_NOT_STARTED,
                        "The bot's program could not be started: " + terminated.getMessage());
            default -> Optional.empty();
        };
    }

    private static Optional<Cause> ofStatus(Pod pod) {
        var status = pod.getStatus();
        if (status == null || status.getReason() == null) {
            return Optional.empty();
        }
        var message = status.getMessage() == null ? status.getReason() : status.getMessage();
        return switch (status.getReason()) {
            case "Evicted" -> cause(EndReason.POD_EVICTED, "The bot's pod was evicted: " + message);
            case "DeadlineExceeded" -> cause(EndReason.MAX_DURATION, "The pod's deadline was over.");
            case "NodeLost" -> cause(EndReason.NODE_LOST, "The bot's node was lost: " + message);
            case "Terminated", "NodeShutdown", "Shutdown", "Preempting" ->
                cause(EndReason.POD_EVICTED, "The bot's node took it away: " + message);
            case "OutOfcpu",
                    "OutOfmemory",
                    "OutOfpods",
                    "OutOfephemeral-storage",
                    "NodeAffinity",
                    "UnexpectedAdmissionError" -> cause(EndReason.NO_CAPACITY, "The node refused the bot: " + message);
            default -> Optional.empty();
        };
    }

    /** The condition that the cluster sets before it deletes a pod on purpose. */
    static Optional<Cause> ofDisruption(Pod pod) {
        return condition(pod, "DisruptionTarget")
                .filter(c -> "True".equals(c.getStatus()))
                .flatMap(c -> switch (c.getReason() == null ? "" : c.getReason()) {
                    case "DeletionByTaintManager", "DeletionByPodGC" ->
                        cause(EndReason.NODE_LOST, "The bot's node was lost: " + c.getMessage());
                    case "PreemptionByScheduler" ->
                        cause(
                                EndReason.POD_EVICTED,
                                "The bot made room for something more important: " + c.getMessage());
                    case "EvictionByEvictionAPI" ->
                        cause(
                                EndReason.POD_EVICTED,
                                "The bot was evicted, as when its node is drained: " + c.getMessage());
                    default -> cause(EndReason.POD_EVICTED, "The cluster took the bot's pod away: " + c.getMessage());
                });
    }

    /** Only a node that lives removes its pods. */
    static Cause neverRemoved(Pod pod) {
        return ofDisruption(pod)
                .orElseGet(() -> new Cause(
                        EndReason.NODE_LOST, "The bot's pod was deleted, and its node has not confirmed it."));
    }

    static Optional<PodCondition> condition(Pod pod, String type) {
        if (pod.getStatus() == null || pod.getStatus().getConditions() == null) {
            return Optional.empty();
        }
        return pod.getStatus().getConditions().stream()
                .filter(c -> type.equals(c.getType()))
                .findFirst();
    }

    private static String memoryLimit(Pod pod) {
        if (pod.getSpec() == null) {
            return "";
        }
        return pod.getSpec().getContainers().stream()
                .filter(c -> JobTemplate.CONTAINER.equals(c.getName()) && c.getResources() != null)
                .flatMap(c -> Optional.ofNullable(c.getResources().getLimits()).stream())
                .flatMap(limits -> Optional.ofNullable(limits.get("memory")).stream())
                .map(Quantity::toString)
                .findFirst()
                .map(limit -> " (" + limit + ")")
                .orElse("");
    }

    private static Optional<Cause> cause(EndReason reason, String details) {
        return Optional.of(new Cause(reason, details));
    }
}
