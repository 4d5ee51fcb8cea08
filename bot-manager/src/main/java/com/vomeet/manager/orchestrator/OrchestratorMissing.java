package com.vomeet.manager.orchestrator;

/** There is nothing that bots could run on. The message says what is missing and what an operator can do; no stack says more. */
public final class OrchestratorMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OrchestratorMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
