package com.vomeet.manager.fleet;

import com.vomeet.manager.orchestrator.ForwardingOrchestrator;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Answers nothing until it is let go; runs nothing. */
final class HangingOrchestrator extends ForwardingOrchestrator {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    HangingOrchestrator() {
        super(new IdleOrchestrator(InstantSource.system()));
    }

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
        return super.stop(name, grace);
    }

    @Override
    public List<Workload> list() {
        hang();
        return super.list();
    }

    @Override
    public Optional<Workload> find(String name) {
        hang();
        return super.find(name);
    }

    @Override
    public void forget(String name) {
        hang();
        super.forget(name);
    }

    @Override
    public void close() {
        letGo();
        super.close();
    }
}
