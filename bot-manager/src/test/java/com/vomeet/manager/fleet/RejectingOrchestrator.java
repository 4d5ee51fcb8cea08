package com.vomeet.manager.fleet;

import com.vomeet.manager.orchestrator.ForwardingOrchestrator;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.time.InstantSource;

/** Starts nothing, and always says the same about it. */
final class RejectingOrchestrator extends ForwardingOrchestrator {
    private final StartOutcome answer;

    RejectingOrchestrator(StartOutcome answer) {
        super(new IdleOrchestrator(InstantSource.system()));
        this.answer = answer;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        return answer;
    }
}
