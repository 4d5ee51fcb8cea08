package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.manager.orchestrator.job.JobTemplate;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a bot was told, as it stands in the cluster. */
public sealed interface GivenConfig {
    record Found(String json) implements GivenConfig {}

    record NoJob(String message) implements GivenConfig {}

    /** The Job is there, and its Secret may not be read or is gone. */
    record Hidden(String message) implements GivenConfig {}

    static GivenConfig of(KubernetesClient client, String namespace, String name) {
        return switch (new BotApi(client, namespace).job(name)) {
            case Answer.Failed<Optional<Job>>(var _, var message) -> new NoJob(message);
            case Answer.Ok<Optional<Job>>(var found) ->
                found.flatMap(GivenConfig::variable)
                        .map(variable -> variable.getValue() != null
                                ? new Found(variable.getValue())
                                : fromSecret(client, namespace, name))
                        .orElseGet(() -> new NoJob("there is no Job " + name + " of a bot in namespace " + namespace));
        };
    }

    private static Optional<EnvVar> variable(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(container -> JobTemplate.CONTAINER.equals(container.getName()))
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> "BOT_CONFIG".equals(variable.getName()))
                .findFirst();
    }

    private static GivenConfig fromSecret(KubernetesClient client, String namespace, String name) {
        Answer<Optional<Secret>> answer = Answer.of(() -> Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get()));
        return switch (answer) {
            case Answer.Failed<Optional<Secret>>(var _, var message) -> new Hidden(message);
            case Answer.Ok<Optional<Secret>>(var found) ->
                found.flatMap(secret -> Optional.ofNullable(secret.getData().get("BOT_CONFIG")))
                        .<GivenConfig>map(
                                data -> new Found(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)))
                        .orElseGet(() -> new Hidden("there is no Secret " + name + " in namespace " + namespace));
        };
    }
}
