package com.vomeet.manager.fail;

import com.vomeet.manager.orchestrator.ForwardingOrchestrator;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.time.Duration;

/** Points around what changes workloads. */
public final class OrchestratorPoints extends ForwardingOrchestrator {
    private final Failpoints points;

    private OrchestratorPoints(Orchestrator real, Failpoints points) {
        super(real);
        this.points = points;
    }

    public static Orchestrator around(Orchestrator real, Failpoints points) {
        return points.isOn() ? new OrchestratorPoints(real, points) : real;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        points.before("orchestrator start");
        var outcome = super.start(spec);
        points.after("orchestrator start");
        return outcome;
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        points.before("orchestrator stop");
        var outcome = super.stop(name, grace);
        points.after("orchestrator stop");
        return outcome;
    }

    @Override
    public void forget(String name) {
        points.before("orchestrator forget");
        super.forget(name);
        points.after("orchestrator forget");
    }
}
