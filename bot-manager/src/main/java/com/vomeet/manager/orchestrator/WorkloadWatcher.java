package com.vomeet.manager.orchestrator;

/** Is told of changes of workloads. */
@FunctionalInterface
public interface WorkloadWatcher {
    void changed(Workload workload);
}
