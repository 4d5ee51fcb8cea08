package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.manager.orchestrator.job.BotLabels;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.util.List;
import java.util.Optional;

/** The few things that the manager asks of the API server. Each returns within the client's time limit. */
record BotApi(KubernetesClient client, String namespace) {
    Answer<Job> create(Job job) {
        return Answer.of(() ->
                client.batch().v1().jobs().inNamespace(namespace).resource(job).create());
    }

    Answer<Secret> create(Secret secret) {
        return Answer.of(
                () -> client.secrets().inNamespace(namespace).resource(secret).create());
    }

    /** Whether a Secret may be made: none is. */
    Answer<Secret> tryMakingASecret() {
        return Answer.of(() -> client.secrets()
                .inNamespace(namespace)
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withGenerateName("vomeet-bot-")
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .dryRun()
                .create());
    }

    /** Whether Jobs and pods may be watched: what the watches tell is dropped. */
    Answer<Boolean> tryWatching() {
        return Answer.of(() -> {
            try (var _ = jobs().watch(new Deaf<>());
                    var _ = pods().watch(new Deaf<>())) {
                return true;
            }
        });
    }

    private static final class Deaf<T> implements Watcher<T> {
        @Override
        public void eventReceived(Action action, T object) {}

        @Override
        public void onClose(WatcherException cause) {}
    }

    Answer<Optional<Job>> job(String name) {
        return Answer.of(() -> Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(namespace).withName(name).get()));
    }

    /** The pod is told to end and has its grace period. */
    Answer<Boolean> delete(String name) {
        return Answer.of(() -> !client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete()
                .isEmpty());
    }

    Answer<List<Job>> listJobs() {
        return Answer.of(() -> jobs().list().getItems());
    }

    Answer<List<Pod>> listPods() {
        return Answer.of(() -> pods().list().getItems());
    }

    /** What the Job controller complains of. A namespace may have thousands of other events. */
    Answer<List<Event>> failedCreations() {
        return Answer.of(() -> client.v1()
                .events()
                .inNamespace(namespace)
                .withField("reason", "FailedCreate")
                .withField("involvedObject.kind", "Job")
                .list()
                .getItems());
    }

    FilterWatchListDeletable<Job, JobList, ScalableResource<Job>> jobs() {
        return client.batch().v1().jobs().inNamespace(namespace).withLabels(BotLabels.COMMON);
    }

    FilterWatchListDeletable<Pod, PodList, PodResource> pods() {
        return client.pods().inNamespace(namespace).withLabels(BotLabels.COMMON);
    }
}
