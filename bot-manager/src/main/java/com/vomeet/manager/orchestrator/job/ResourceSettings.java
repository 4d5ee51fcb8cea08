package com.vomeet.manager.orchestrator.job;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a bot asks for and what it may use at most, as Kubernetes quantities. */
public record ResourceSettings(
        Chosen<String> cpuRequest, Chosen<String> cpuLimit, Chosen<String> memoryRequest, Chosen<String> memoryLimit) {
    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";

    /** A template that names resources says by what it leaves out, too: only what was chosen is put over it. */
    ResourceRequirements over(@Nullable ResourceRequirements template) {
        var open = isOpen(template);
        var from = template == null ? new ResourceRequirements() : template;
        var requests = copy(from.getRequests());
        var limits = copy(from.getLimits());
        put(requests, CPU, cpuRequest, open);
        put(requests, MEMORY, memoryRequest, open);
        put(limits, CPU, cpuLimit, open);
        put(limits, MEMORY, memoryLimit, open);
        return new ResourceRequirementsBuilder(from)
                .withRequests(requests)
                .withLimits(limits)
                .build();
    }

    static boolean isOpen(@Nullable ResourceRequirements template) {
        return template == null || (isEmpty(template.getRequests()) && isEmpty(template.getLimits()));
    }

    private static boolean isEmpty(@Nullable Map<String, Quantity> quantities) {
        return quantities == null || quantities.isEmpty();
    }

    private static Map<String, Quantity> copy(@Nullable Map<String, Quantity> quantities) {
        return quantities == null ? new TreeMap<>() : new TreeMap<>(quantities);
    }

    private static void put(Map<String, Quantity> into, String name, Chosen<String> quantity, boolean open) {
        if (quantity.explicit() || open) {
            into.put(name, Quantity.parse(quantity.value()));
        }
    }
}
