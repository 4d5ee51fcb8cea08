package com.vomeet.manager.config;

import com.vomeet.manager.orchestrator.Wait;
import java.time.Duration;

/**
 * How long a bot may wait for what it needs to run.
 *
 * @param pod also for a quota: it may be used up by bots that are about to leave, and the cluster makes pods one after the other
 * @param capacity for room on a node; one may be on its way
 * @param image from the first failed attempt to get it
 * @param configuration for a Secret that the pod names and that may be made a moment later
 * @param start for everything else, the image's way to the node for the most part
 * @param node from a bot's silence until it counts as its own: a lost node is known to be lost only after a while
 */
public record WaitPatience(
        Duration pod, Duration capacity, Duration image, Duration configuration, Duration start, Duration node) {
    public static final WaitPatience DEFAULT = new WaitPatience(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ZERO);

    /** A cluster's nodes report every 10 s and are given up after 50. */
    public static final Duration NODE_IN_CLUSTER = Duration.ofSeconds(30);

    public Duration of(Wait wait) {
        return switch (wait) {
            case COMPLETION, START -> start;
            case POD, QUOTA -> pod;
            case CAPACITY -> capacity;
            case IMAGE -> image;
            case CONFIGURATION -> configuration;
        };
    }
}
