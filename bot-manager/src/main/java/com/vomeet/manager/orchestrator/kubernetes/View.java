package com.vomeet.manager.orchestrator.kubernetes;

/** Keeps {@link Sightings} as the cluster is. */
interface View extends AutoCloseable {
    /** Whether everything that is there has been seen once. */
    boolean isReady();

    @Override
    void close();
}
