package com.vomeet.manager.orchestrator.docker;

/**
 * Where and how bots run as containers.
 *
 * @param host the engine's socket, {@code unix:///...}
 * @param image with its tag or digest
 * @param network the one that manager, Redis and speech server are reached by; one manager (one database) to a network
 * @param nanoCpus billionths of a CPU that a bot may use at most
 * @param memory bytes that it may use at most
 * @param log what is kept of what it logs
 */
public record DockerSettings(String host, String image, String network, long nanoCpus, long memory, LogLimit log) {
    /** The network that is none: Docker lists it as one, Podman does not. */
    public static final String MACHINES_OWN = "host";
}
