package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import com.vomeet.manager.orchestrator.job.Chosen;
import com.vomeet.manager.orchestrator.job.JobTemplate;
import com.vomeet.manager.orchestrator.job.ResourceSettings;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a bot asks for and may use at most. Whether the one fits the other is a question to variables and template together, as
 * they stand in the Job: the API server refuses each Job that asks for more than it may use.
 */
final class ResourceReader {
    private static final Pattern QUANTITY = Pattern.compile("\\d+(\\.\\d+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?");

    /** @param inJob what the Job says; null for nothing */
    private record Side(
            String variable,
            Chosen<String> chosen,
            @Nullable Quantity inJob) {}

    private final Settings settings;

    ResourceReader(Settings settings) {
        this.settings = settings;
    }

    ResourceSettings read() {
        return new ResourceSettings(
                quantity("K8S_BOT_CPU_REQUEST", "CPU that a bot is sure of", "1000m"),
                quantity("K8S_BOT_CPU_LIMIT", "CPU of a bot at most", "4000m"),
                quantity("K8S_BOT_MEMORY_REQUEST", "memory that a bot is sure of", "2Gi"),
                quantity("K8S_BOT_MEMORY_LIMIT", "memory of a bot at most", "8Gi"));
    }

    void check(ResourceSettings chosen, JobTemplate template) {
        var inJob = template.resources(chosen);
        var requests = inJob.getRequests();
        var limits = inJob.getLimits();
        var open = template.saysNothingOfResources();
        check(
                "CPU",
                new Side("K8S_BOT_CPU_REQUEST", chosen.cpuRequest(), requests.get("cpu")),
                new Side("K8S_BOT_CPU_LIMIT", chosen.cpuLimit(), limits.get("cpu")),
                open);
        check(
                "memory",
                new Side("K8S_BOT_MEMORY_REQUEST", chosen.memoryRequest(), requests.get("memory")),
                new Side("K8S_BOT_MEMORY_LIMIT", chosen.memoryLimit(), limits.get("memory")),
                open);
    }

    private void check(String what, Side request, Side limit, boolean open) {
        var asked = amount(request.inJob());
        var most = amount(limit.inJob());
        if (asked.isEmpty() || most.isEmpty() || asked.get().compareTo(most.get()) <= 0) {
            return;
        }
        if (request.chosen().explicit()) {
            var than = limit.chosen().explicit() || open ? limit.variable() : "the template's limit";
            settings.problem(
                    request.variable(), "must not be above " + than + ": " + request.inJob() + " > " + limit.inJob());
        } else if (limit.chosen().explicit()) {
            var than = open ? request.variable() : "the template's request";
            settings.problem(
                    limit.variable(), "must not be below " + than + ": " + limit.inJob() + " < " + request.inJob());
        } else {
            settings.problem(
                    "K8S_JOB_TEMPLATE",
                    "asks for more " + what + " than it allows: " + request.inJob() + " > " + limit.inJob());
        }
    }

    /** Empty for nothing, and for what is none, which is noted: variables have been looked at, a template's quantities have not. */
    private Optional<BigDecimal> amount(@Nullable Quantity quantity) {
        if (quantity == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Quantity.getAmountInBytes(quantity));
        } catch (IllegalArgumentException e) {
            settings.problem("K8S_JOB_TEMPLATE", "has a quantity that is none: '" + quantity + "'");
            return Optional.empty();
        }
    }

    private Chosen<String> quantity(String name, String meaning, String usual) {
        return settings.of(name, meaning)
                .allowed("a quantity like `500m`, `2`, `2Gi`")
                .otherwise("`" + usual + "`")
                .text()
                .filter(word -> {
                    if (QUANTITY.matcher(word).matches()) {
                        return true;
                    }
                    settings.problem(name, "must be a quantity like 500m, 2 or 2Gi, not '" + word + "'");
                    return false;
                })
                .map(Chosen::explicitly)
                .orElse(Chosen.usually(usual));
    }
}
