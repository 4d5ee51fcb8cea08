package com.vomeet.manager.config;

/** What runs the bots. */
public enum OrchestratorKind {
    /** One Kubernetes Job for each meeting. */
    KUBERNETES,
    /** Containers of an engine that speaks the Docker API. */
    DOCKER,
    /** Processes of this machine. */
    PROCESS,
    /** Nothing: workloads are noted and never run, for measurements of the manager itself. */
    NONE
}
