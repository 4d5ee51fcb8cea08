package com.vomeet.bench.played;

import com.vomeet.bench.program.ManagerProgram;
import com.vomeet.bench.program.ManagersImage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
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
    /** As the chart's limits: one core, and memory of which the options take their share. */
    private static final List<String> CONTAINER = List.of("-XX:ActiveProcessorCount=1", "-XX:MaxRAM=768m");

    public Stage {
        settings = Map.copyOf(settings);
    }

    /** As its image has it, with what a container of the chart's size would make of its options. */
    ManagerProgram startManager() {
        return ManagerProgram.launch(ManagersImage.of(root), CONTAINER, settings, log);
    }
}
