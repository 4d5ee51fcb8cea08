package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** All bots' Jobs of a namespace at once, for an operator who removes the product. */
public final class BotJobs {
    private BotJobs() {}

    /**
     * Removes every one; what still runs is told to end and has its grace period.
     *
     * @return what the API server said to the first that it did not remove
     */
    public static Optional<String> removeAll(KubernetesClient client, String namespace) {
        var api = new BotApi(client, namespace);
        return switch (api.listJobs()) {
            case Answer.Failed<List<Job>>(var _, var message) -> Optional.of(message);
            case Answer.Ok<List<Job>>(var jobs) ->
                jobs.stream()
                        .map(job -> api.delete(job.getMetadata().getName()))
                        .flatMap(answer -> answer instanceof Answer.Failed<Boolean>(var _, var message)
                                ? Optional.of(message).stream()
                                : Optional.<String>empty().stream())
                        .findFirst();
        };
    }
}
