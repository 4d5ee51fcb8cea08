package com.vomeet.manager.config;

/** What runs the bots. */
public enum OrchestratorKind {
    /** One Kubernetes Job for each meeting. */
    KUBERNETES,
    /** Processes of this machine. */
    PROCESS,
    /** Nothing: workloads are noted and never run, for measurements of the manager itself. */
    NONE
}
