package com.vomeet.cli.product;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the product is started on this machine.
 *
 * @param data where rows, keys and bots' records are kept
 * @param port of the API; 0 for any that is free
 * @param labPort of the lab; negative for no lab, 0 for any port
 * @param settings variables of the manager that differ from what this machine's product uses
 */
public record ProductOptions(Folders folders, Path data, int port, int labPort, Map<String, String> settings) {
    /** No lab. */
    public static final int NO_LAB = -1;

    public ProductOptions {
        settings = Map.copyOf(settings);
    }

    /** Everything on free ports, with a lab: for the demo, benches and tests. */
    public static ProductOptions aside(Folders folders, Path data) {
        return new ProductOptions(folders, data, 0, 0, Map.of());
    }

    boolean withLab() {
        return labPort >= 0;
    }
}
