package com.vomeet.manager.metric;

import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Times what another one does. */
final class MeasuredOrchestrator implements Orchestrator {
    private final Orchestrator real;
    private final WorkloadMeters meters;

    MeasuredOrchestrator(Orchestrator real, WorkloadMeters meters) {
        this.real = real;
        this.meters = meters;
        real.watch(meters::sees);
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        meters.expects(spec.name());
        var began = System.nanoTime();
        var outcome = real.start(spec);
        meters.made(spec.name(), outcome, Duration.ofNanos(System.nanoTime() - began));
        return outcome;
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        return real.stop(name, grace);
    }

    /** Not every orchestrator tells when a bot begins to run; each shows it. */
    @Override
    public List<Workload> list() {
        var workloads = real.list();
        workloads.forEach(meters::sees);
        return workloads;
    }

    @Override
    public Optional<Workload> find(String name) {
        var found = real.find(name);
        found.ifPresent(meters::sees);
        return found;
    }

    @Override
    public void forget(String name) {
        real.forget(name);
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        real.watch(watcher);
    }

    @Override
    public void close() {
        real.close();
    }
}
