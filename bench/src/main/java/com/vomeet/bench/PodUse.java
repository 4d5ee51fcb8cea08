package com.vomeet.bench;

import com.vomeet.contract.Json;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a pod uses, as metrics-server has it from the kubelet: over its last window of time.
 *
 * @param window which measurement it is
 */
record PodUse(String window, double cores, double mebibytes) {
    private static final double MEBIBYTE = 1 << 20;

    /** Empty for an answer that names no container. */
    static Optional<PodUse> of(String json) {
        if (json.isBlank()) {
            return Optional.empty();
        }
        var metrics = Json.MAPPER.readTree(json);
        var containers = metrics.path("containers");
        if (containers.isEmpty()) {
            return Optional.empty();
        }
        var cores = 0.0;
        var bytes = 0.0;
        for (JsonNode container : containers) {
            cores += quantity(container.path("usage").path("cpu").stringValue());
            bytes += quantity(container.path("usage").path("memory").stringValue());
        }
        return Optional.of(new PodUse(metrics.path("timestamp").stringValue(), cores, bytes / MEBIBYTE));
    }

    private static double quantity(String text) {
        return Quantity.getAmountInBytes(Quantity.parse(text))
                .max(BigDecimal.ZERO)
                .doubleValue();
    }
}
