package com.vomeet.manager.fleet;

import com.vomeet.manager.orchestrator.ForwardingOrchestrator;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells nobody what runs, until it is back; runs nothing. */
final class AwayOrchestrator extends ForwardingOrchestrator {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away = true;

    AwayOrchestrator() {
        super(new IdleOrchestrator(InstantSource.system()));
    }

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
    public List<Workload> list() {
        answer();
        return super.list();
    }

    @Override
    public Optional<Workload> find(String name) {
        answer();
        return super.find(name);
    }
}
