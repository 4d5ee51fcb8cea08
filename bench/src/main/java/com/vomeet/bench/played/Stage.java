package com.vomeet.bench.played;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where bots are played.
 *
 * @param root of the checkout
 * @param client of an administrator of the namespace
 * @param settings of the manager
 * @param log what the managers write
 */
public record Stage(Path root, KubernetesClient client, String namespace, Map<String, String> settings, Path log) {
    public Stage {
        settings = Map.copyOf(settings);
    }

    ManagerProcess startManager() {
        return ManagerProcess.start(root, settings, log);
    }
}
