package com.vomeet.manager.fleet;

import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells nobody what runs, until it is back; runs nothing. */
final class AwayOrchestrator implements Orchestrator {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away = true;

    /** Whether somebody has been told that it is away. */
    boolean isAsked() {
        return asked.get() > 0;
    }

    void isBack() {
        away = false;
    }

    private void answer() {
        if (away) {
            asked.incrementAndGet();
            throw new OrchestratorAway("away, as the test wants it");
        }
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        return new StartOutcome.Unavailable("away, as the test wants it");
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        return new StopOutcome.NotRunning();
    }

    @Override
    public List<Workload> list() {
        answer();
        return List.of();
    }

    @Override
    public Optional<Workload> find(String name) {
        answer();
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
