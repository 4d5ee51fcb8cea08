package com.vomeet.manager.orchestrator.job;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload.State;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a pod says of its bot. */
final class PodState {
    /** After the end of its grace period a pod is gone in moments, if its node lives. */
    private static final Duration REMOVAL = Duration.ofSeconds(30);

    private final Pod pod;
    private final @Nullable ContainerState container;

    PodState(Pod pod) {
        this.pod = pod;
        this.container = containerState(pod);
    }

    private static @Nullable ContainerState containerState(Pod pod) {
        if (pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null) {
            return null;
        }
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> JobTemplate.CONTAINER.equals(status.getName()))
                .map(status -> status.getState())
                .findFirst()
                .orElse(null);
    }

    State state(Instant now) {
        var terminated = container == null ? null : container.getTerminated();
        if (terminated != null) {
            return new State.Ended(
                    terminated.getExitCode(),
                    lastWord(terminated.getMessage()),
                    PodEnd.of(pod, terminated).orElse(null),
                    PodTimes.first(terminated.getFinishedAt(), created()));
        }
        if ("Failed".equals(phase()) || "Succeeded".equals(phase())) {
            return new State.Ended(
                    null, null, PodEnd.of(pod, null).orElse(null), PodTimes.first(disruptedAt(), started(), created()));
        }
        var gone = PodTimes.parse(pod.getMetadata().getDeletionTimestamp());
        if (gone != null && now.isAfter(gone.plus(REMOVAL))) {
            return new State.Ended(null, null, PodEnd.neverRemoved(pod), gone.plus(REMOVAL));
        }
        return container != null && container.getRunning() != null ? running() : waiting();
    }

    private State running() {
        if ("Unknown".equals(phase()) || isSilent()) {
            return new State.Unreachable("The bot's node " + node() + " is not heard any more.");
        }
        var running = container == null ? null : container.getRunning();
        return new State.Running(PodTimes.first(running == null ? null : running.getStartedAt(), started(), created()));
    }

    /** The cluster takes readiness away from all pods of a node that does not report; the node itself would say which container. */
    private boolean isSilent() {
        return is("Ready", "False") && is("ContainersReady", "True");
    }

    private State waiting() {
        var scheduled = condition("PodScheduled");
        if (scheduled.filter(c -> "False".equals(c.getStatus())).isPresent()) {
            return new State.Waiting(
                    Wait.CAPACITY,
                    "No node has room for the bot: " + text(scheduled.get().getMessage()),
                    PodTimes.first(scheduled.get().getLastTransitionTime(), created()));
        }
        var since = PodTimes.first(started(), created());
        var waiting = container == null ? null : container.getWaiting();
        return waiting == null
                ? new State.Waiting(Wait.START, start(), since)
                : waiting(text(waiting.getReason()), text(waiting.getMessage()), since);
    }

    private State waiting(String reason, String message, Instant since) {
        return switch (reason) {
            case "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed" ->
                new State.Waiting(Wait.IMAGE, "The bot's image cannot be pulled: " + message, since);
            case "CreateContainerConfigError",
                    "CreateContainerError",
                    "RunContainerError",
                    "PreCreateHookError",
                    "PreStartHookError" ->
                isOwnSecret(message)
                        ? new State.Waiting(Wait.COMPLETION, "The bot's Secret is missing.", since)
                        : new State.Waiting(
                                Wait.CONFIGURATION, "The bot's container cannot be made: " + message, since);
            default -> new State.Waiting(Wait.START, start(), since);
        };
    }

    private boolean isOwnSecret(String message) {
        return BotPods.jobName(pod)
                .filter(name -> message.contains("secret \"" + name + "\" not found"))
                .isPresent();
    }

    private String start() {
        return "The pod " + pod.getMetadata().getName() + " has not started; kubectl describe pod says why.";
    }

    /** Anything else than the bot's own words may stand there, the runtime's for example. */
    private static @Nullable TerminationMessage lastWord(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return null;
        }
        try {
            return Json.read(message, TerminationMessage.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private Optional<PodCondition> condition(String type) {
        return PodEnd.condition(pod, type);
    }

    private boolean is(String type, String status) {
        return condition(type).filter(c -> status.equals(c.getStatus())).isPresent();
    }

    private String phase() {
        return pod.getStatus() == null ? "" : text(pod.getStatus().getPhase());
    }

    private String node() {
        return pod.getSpec() == null ? "" : text(pod.getSpec().getNodeName());
    }

    private String created() {
        return pod.getMetadata().getCreationTimestamp();
    }

    private @Nullable String started() {
        return pod.getStatus() == null ? null : pod.getStatus().getStartTime();
    }

    private @Nullable String disruptedAt() {
        return condition("DisruptionTarget")
                .map(PodCondition::getLastTransitionTime)
                .orElse(null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
