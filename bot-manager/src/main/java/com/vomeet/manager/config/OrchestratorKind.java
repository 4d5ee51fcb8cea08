package com.vomeet.manager.config;

/** What runs the bots. */
public enum OrchestratorKind {
    /** Processes of this machine. */
    PROCESS,
    /** Nothing: workloads are noted and never run, for measurements of the manager itself. */
    NONE
}
