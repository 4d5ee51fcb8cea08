package com.vomeet.manager.config;

import com.vomeet.manager.orchestrator.job.BotJob;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how bots run as Jobs.
 *
 * @param kubeconfig null: the pod's service account, else the user's own kubeconfig
 */
public record KubernetesSettings(BotJob jobs, @Nullable Path kubeconfig) {
    /** How often Jobs and pods are listed where they may not be watched. */
    public static final Duration LIST_EVERY = Duration.ofSeconds(3);
}
