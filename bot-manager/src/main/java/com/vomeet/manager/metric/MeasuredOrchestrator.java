package com.vomeet.manager.metric;

import com.vomeet.manager.orchestrator.ForwardingOrchestrator;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Times what another one does. */
final class MeasuredOrchestrator extends ForwardingOrchestrator {
    private final WorkloadMeters meters;

    MeasuredOrchestrator(Orchestrator real, WorkloadMeters meters) {
        super(real);
        this.meters = meters;
        real.watch(meters::sees);
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        meters.expects(spec.name());
        var began = System.nanoTime();
        var outcome = super.start(spec);
        meters.made(spec.name(), outcome, Duration.ofNanos(System.nanoTime() - began));
        return outcome;
    }

    /** Not every orchestrator tells when a bot begins to run; each shows it. */
    @Override
    public List<Workload> list() {
        var workloads = super.list();
        workloads.forEach(meters::sees);
        return workloads;
    }

    @Override
    public Optional<Workload> find(String name) {
        var found = super.find(name);
        found.ifPresent(meters::sees);
        return found;
    }
}
