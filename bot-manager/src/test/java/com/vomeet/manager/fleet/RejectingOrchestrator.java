package com.vomeet.manager.fleet;

import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts nothing, and always says the same about it. */
final class RejectingOrchestrator implements Orchestrator {
    private final StartOutcome answer;

    RejectingOrchestrator(StartOutcome answer) {
        this.answer = answer;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        return answer;
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        return new StopOutcome.NotRunning();
    }

    @Override
    public List<Workload> list() {
        return List.of();
    }

    @Override
    public Optional<Workload> find(String name) {
        return Optional.empty();
    }

    @Override
    public void forget(String name) {
        // nothing is there
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        // nothing happens
    }

    @Override
    public void close() {
        // nothing is open
    }
}
