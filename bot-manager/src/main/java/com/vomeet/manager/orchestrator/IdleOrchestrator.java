package com.vomeet.manager.orchestrator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs nothing and notes what was asked for: for measurements of the manager and for tests that play the bots. */
public final class IdleOrchestrator implements Orchestrator {
    private final Map<String, Workload> workloads = new ConcurrentHashMap<>();
    private final Map<String, WorkloadSpec> specs = new ConcurrentHashMap<>();
    private final Watchers watchers = new Watchers();
    private final InstantSource clock;

    public IdleOrchestrator(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        var now = clock.instant();
        var workload = new Workload(spec.name(), spec.meetingId(), now, new Workload.State.Running(now));
        if (workloads.putIfAbsent(spec.name(), workload) != null) {
            return new StartOutcome.AlreadyThere();
        }
        specs.put(spec.name(), spec);
        watchers.changed(workload);
        return new StartOutcome.Started();
    }

    /** Ends at once, as a process does that obeys a signal and says nothing. */
    @Override
    public StopOutcome stop(String name, Duration grace) {
        return end(name, new Workload.State.Ended(143, null, clock.instant()))
                ? new StopOutcome.Stopping()
                : new StopOutcome.NotRunning();
    }

    /** Lets a workload end as a test or a bench wants it. */
    public boolean end(String name, Workload.State.Ended how) {
        var current = workloads.get(name);
        if (current == null || !current.isRunning()) {
            return false;
        }
        var ended = new Workload(current.name(), current.meetingId(), current.createdAt(), how);
        if (!workloads.replace(name, current, ended)) {
            return false;
        }
        watchers.changed(ended);
        return true;
    }

    /** As if somebody had deleted it behind the manager's back. */
    public void vanish(String name) {
        workloads.remove(name);
    }

    /** What was asked for under that name. */
    public Optional<WorkloadSpec> spec(String name) {
        return Optional.ofNullable(specs.get(name));
    }

    @Override
    public List<Workload> list() {
        return List.copyOf(workloads.values());
    }

    @Override
    public Optional<Workload> find(String name) {
        return Optional.ofNullable(workloads.get(name));
    }

    @Override
    public void forget(String name) {
        workloads.computeIfPresent(name, (_, w) -> w.isRunning() ? w : null);
        if (!workloads.containsKey(name)) {
            specs.remove(name);
        }
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public void close() {
        watchers.clear();
    }
}
