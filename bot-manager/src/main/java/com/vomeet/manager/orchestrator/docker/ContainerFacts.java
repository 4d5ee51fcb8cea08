package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one container is to the fleet. Docker and Podman do not have the same words for its states. */
final class ContainerFacts {
    /** Both write the year 1 for what has not been yet. */
    private static final Instant NEVER = Instant.parse("1971-01-01T00:00:00Z");

    private final ContainerLabels labels;
    private final Leavings leavings;
    private final InstantSource clock;

    ContainerFacts(ContainerLabels labels, Leavings leavings, InstantSource clock) {
        this.labels = labels;
        this.leavings = leavings;
        this.clock = clock;
    }

    /** Empty for a container that is none of this manager's bots, and for one that is being removed. */
    Optional<Workload> workload(InspectContainerResponse container) {
        var created = time(container.getCreated()).orElseGet(clock::instant);
        return meeting(container)
                .flatMap(meeting -> state(container, created)
                        .map(state ->
                                new Workload(container.getName().replaceFirst("^/", ""), meeting, created, state)));
    }

    /** Empty for a container that is none of this manager's bots. */
    Optional<Long> meeting(InspectContainerResponse container) {
        var config = container.getConfig();
        var own = config == null || config.getLabels() == null ? Map.<String, String>of() : config.getLabels();
        return labels.meetingId(own);
    }

    private Optional<State> state(InspectContainerResponse container, Instant created) {
        var state = container.getState();
        return switch (Objects.requireNonNullElse(state.getStatus(), "")) {
            case "created", "configured", "initialized" ->
                Optional.of(new State.Waiting(
                        Wait.COMPLETION, "The bot's container was made and is not started yet.", created));
            case "exited", "stopped", "dead" -> Optional.of(ended(container, created));
            case "removing" -> Optional.empty();
            default -> Optional.of(new State.Running(time(state.getStartedAt()).orElse(created)));
        };
    }

    private State.Ended ended(InspectContainerResponse container, Instant created) {
        var state = container.getState();
        var code = Objects.requireNonNullElse(state.getExitCodeLong(), 0L).intValue();
        var word = leavings.lastWord(container.getId());
        var lines = word == null && code != 0 ? leavings.lastLines(container.getId()) : List.<String>of();
        return new ContainerEnd(
                        code,
                        Boolean.TRUE.equals(state.getOOMKilled()),
                        Objects.requireNonNullElse(state.getError(), ""),
                        word,
                        lines,
                        time(state.getFinishedAt()).orElse(created))
                .state();
    }

    private static Optional<Instant> time(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).filter(at -> at.isAfter(NEVER));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
