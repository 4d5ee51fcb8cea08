package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Shared state: the bots' containers as workloads. How one ended is read once. */
final class Containers {
    private final Engine engine;
    private final ContainerLabels labels;
    private final ContainerFacts facts;
    /** By the container's own id, which is never given again. */
    private final Map<String, Workload> ended = new ConcurrentHashMap<>();

    Containers(Engine engine, ContainerLabels labels, InstantSource clock) {
        this.engine = engine;
        this.labels = labels;
        this.facts = new ContainerFacts(labels, new Leavings(engine), clock);
    }

    Optional<Workload> find(String name) {
        try {
            return inspected(
                    engine.ask(client -> client.inspectContainerCmd(name).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Workload> inspected(InspectContainerResponse container) {
        var known = ended.get(container.getId());
        if (known != null) {
            return Optional.of(known);
        }
        var workload = facts.workload(container);
        workload.filter(w -> w.state() instanceof State.Ended).ifPresent(w -> ended.put(container.getId(), w));
        return workload;
    }

    List<Workload> list() {
        var all = engine.ask(client -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels.common())
                .exec());
        var ids = new HashSet<String>();
        all.forEach(container -> ids.add(container.getId()));
        ended.keySet().retainAll(ids);
        return all.stream().flatMap(container -> listed(container).stream()).toList();
    }

    /** The list says all that is to be known of one that runs. */
    private Optional<Workload> listed(Container container) {
        var known = ended.get(container.getId());
        if (known != null) {
            return Optional.of(known);
        }
        if (!"running".equalsIgnoreCase(container.getState())) {
            return find(container.getId());
        }
        var created = Instant.ofEpochSecond(container.getCreated());
        return labels.meetingId(Objects.requireNonNullElse(container.getLabels(), Map.of()))
                .map(meeting -> new Workload(
                        container.getNames()[0].replaceFirst("^/", ""), meeting, created, new State.Running(created)));
    }
}
