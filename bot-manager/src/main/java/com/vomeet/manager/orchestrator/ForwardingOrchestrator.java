package com.vomeet.manager.orchestrator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Leaves everything to another one; who stands around that one says only what it adds. */
public abstract class ForwardingOrchestrator implements Orchestrator {
    private final Orchestrator real;

    protected ForwardingOrchestrator(Orchestrator real) {
        this.real = real;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        return real.start(spec);
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        return real.stop(name, grace);
    }

    @Override
    public List<Workload> list() {
        return real.list();
    }

    @Override
    public Optional<Workload> find(String name) {
        return real.find(name);
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
