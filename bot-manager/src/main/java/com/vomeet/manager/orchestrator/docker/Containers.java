package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Shared state: the bots' containers as workloads. When one began to run and how it ended are read once. */
final class Containers {
    private final Engine engine;
    private final ContainerLabels labels;
    private final Leavings leavings;
    private final ContainerFacts facts;
    /** Those that run or have ended, by the container's own id, which is never given again. */
    private final Map<String, Workload> known = new ConcurrentHashMap<>();

    Containers(Engine engine, ContainerLabels labels, InstantSource clock) {
        this.engine = engine;
        this.labels = labels;
        this.leavings = new Leavings(engine);
        this.facts = new ContainerFacts(labels, leavings, clock);
    }

    Optional<Workload> find(String name) {
        try {
            return inspected(
                    engine.ask(client -> client.inspectContainerCmd(name).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Is a container named so that has not the labels of a bot? False where none is. */
    boolean isNobodysBot(String name) {
        try {
            return facts.meeting(engine.ask(
                            client -> client.inspectContainerCmd(name).exec()))
                    .isEmpty();
        } catch (NotFoundException e) {
            return false;
        }
    }

    private Optional<Workload> inspected(InspectContainerResponse container) {
        var before = known.get(container.getId());
        if (before != null && before.state() instanceof State.Ended) {
            return Optional.of(before);
        }
        var workload = facts.workload(container);
        workload.filter(w -> !(w.state() instanceof State.Waiting) && !leavings.isUnread(container.getId()))
                .ifPresent(w -> known.put(container.getId(), w));
        return workload;
    }

    List<Workload> list() {
        var all = engine.ask(client -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels.common())
                .exec());
        var ids = new HashSet<String>();
        all.forEach(container -> ids.add(container.getId()));
        known.keySet().retainAll(ids);
        leavings.forgetAllBut(ids);
        return all.stream().flatMap(container -> listed(container).stream()).toList();
    }

    /** The list says whether it still runs, and not since when. */
    private Optional<Workload> listed(Container container) {
        var before = known.get(container.getId());
        var runs = "running".equalsIgnoreCase(container.getState());
        return before != null && (runs || before.state() instanceof State.Ended)
                ? Optional.of(before)
                : find(container.getId());
    }
}
