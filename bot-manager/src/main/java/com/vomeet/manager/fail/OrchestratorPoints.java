package com.vomeet.manager.fail;

import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Points around what changes workloads. */
public final class OrchestratorPoints implements Orchestrator {
    private final Orchestrator real;
    private final Failpoints points;

    private OrchestratorPoints(Orchestrator real, Failpoints points) {
        this.real = real;
        this.points = points;
    }

    public static Orchestrator around(Orchestrator real, Failpoints points) {
        return points.isOn() ? new OrchestratorPoints(real, points) : real;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        points.before("orchestrator start");
        var outcome = real.start(spec);
        points.after("orchestrator start");
        return outcome;
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        points.before("orchestrator stop");
        var outcome = real.stop(name, grace);
        points.after("orchestrator stop");
        return outcome;
    }

    @Override
    public void forget(String name) {
        points.before("orchestrator forget");
        real.forget(name);
        points.after("orchestrator forget");
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
    public void watch(WorkloadWatcher watcher) {
        real.watch(watcher);
    }

    @Override
    public void close() {
        real.close();
    }
}
