package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Removes the bots' Jobs when the product goes. Whoever still runs is told to end, and has its grace period to leave. */
public final class JobRemoval {
    private JobRemoval() {}

    /** @return what was done, for a person */
    public static String all(KubernetesClient client, String namespace) {
        var api = new BotApi(client, namespace);
        return switch (api.listJobs()) {
            case Answer.Ok<List<Job>>(var jobs) -> "Jobs removed: " + remove(api, jobs) + " of " + jobs.size() + ".";
            case Answer.Failed<List<Job>>(var _, var message) -> "Jobs cannot be listed: " + message;
        };
    }

    private static long remove(BotApi api, List<Job> jobs) {
        return jobs.stream()
                .map(job -> api.delete(job.getMetadata().getName()))
                .filter(answer -> answer instanceof Answer.Ok<Boolean>)
                .count();
    }
}
