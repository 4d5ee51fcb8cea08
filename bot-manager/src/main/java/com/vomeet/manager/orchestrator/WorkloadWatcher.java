package com.vomeet.manager.orchestrator;

/** Is told of starts and ends of workloads. */
@FunctionalInterface
public interface WorkloadWatcher {
    void changed(Workload workload);
}
