package com.vomeet.manager.orchestrator;

/** What runs cannot be known now; asking again later is all that can be done. */
public final class OrchestratorAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OrchestratorAway(String message) {
        super(message);
    }
}
