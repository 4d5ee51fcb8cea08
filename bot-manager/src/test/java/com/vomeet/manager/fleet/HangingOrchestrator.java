package com.vomeet.manager.fleet;

import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Answers nothing until it is let go. */
final class HangingOrchestrator implements Orchestrator {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Whether somebody waits for it. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    void letGo() {
        ended.countDown();
    }

    private void hang() {
        asked.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        hang();
        return new StartOutcome.Started();
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        hang();
        return new StopOutcome.NotRunning();
    }

    @Override
    public List<Workload> list() {
        hang();
        return List.of();
    }

    @Override
    public Optional<Workload> find(String name) {
        hang();
        return Optional.empty();
    }

    @Override
    public void forget(String name) {
        hang();
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        // nothing happens
    }

    @Override
    public void close() {
        letGo();
    }
}
