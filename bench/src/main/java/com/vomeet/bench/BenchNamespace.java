package com.vomeet.bench;

import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.kubernetes.ClusterAccess;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A namespace of the cluster that {@code KUBECONFIG} names, for one series of Jobs. A Job's Secret is made last: Secrets are counted. */
final class BenchNamespace implements AutoCloseable {
    /** No pod is placed. */
    static final String NOWHERE = "nodeSelector: {vomeet.io/bench: nowhere}";

    /** Pods look as if they ran. */
    static final String ON_FAKE_NODES =
            "nodeSelector: {type: kwok}\n      tolerations: [{key: vomeet.io/fake, operator: Exists}]";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TEMPLATE = """
            apiVersion: batch/v1
            kind: Job
            spec:
              backoffLimit: 0
              template:
                spec:
                  automountServiceAccountToken: false
                  WHERE
                  containers: [{name: vomeet-bot, imagePullPolicy: IfNotPresent}]
            """;

    private final String name = "vomeet-bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final String kubeconfig;
    private final Path template;
    private final KubernetesClient client;
    private final BotJob jobs;
    private final SharedIndexInformer<Secret> secrets;
    private volatile @Nullable CountDownLatch pairs;

    /** @param where a line of the pods' specification */
    BenchNamespace(String where) throws IOException {
        kubeconfig = Optional.ofNullable(System.getenv("KUBECONFIG"))
                .orElseThrow(() -> new IllegalStateException("no cluster: ./vomeet cluster up, or set KUBECONFIG"));
        client = ClusterAccess.client(Path.of(kubeconfig));
        template =
                Files.writeString(Files.createTempFile("vomeet-bench-job", ".yaml"), TEMPLATE.replace("WHERE", where));
        jobs = settings();
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        client.serviceAccounts()
                .inNamespace(name)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("vomeet-bot")
                        .endMetadata()
                        .build())
                .create();
        secrets = client.secrets().inNamespace(name).inform(new Counter(), 0);
    }

    /** As the manager reads them, so that both make the same. */
    private BotJob settings() {
        var all = new HashMap<>(managersSettings());
        all.putAll(Map.of(
                "DATABASE_URL", "jdbc:postgresql://unused/unused",
                "REDIS_URL", "redis://unused",
                "WHISPER_LIVE_URL", "ws://unused",
                "SIGNING_KEY", "unused-unused-unused-unused-unused"));
        return switch (ManagerConfig.read(all)) {
            case ManagerConfig.Result.Valid(var config, var _, var _) ->
                Objects.requireNonNull(config.bots().kubernetes()).jobs();
            case ManagerConfig.Result.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** Whether there are nodes for {@link #ON_FAKE_NODES}. */
    boolean hasFakeNodes() {
        return !client.nodes().withLabel("type", "kwok").list().getItems().isEmpty();
    }

    Map<String, String> managersSettings() {
        return Map.of(
                "ORCHESTRATOR",
                "k8s",
                "KUBECONFIG",
                kubeconfig,
                "K8S_NAMESPACE",
                name,
                "K8S_JOB_TEMPLATE",
                template.toString(),
                "K8S_BOT_MANAGER_CALLBACK_URL",
                "http://127.0.0.1:9/bots/internal/callback/exited",
                // A thousand requests of one key within seconds are what is measured.
                "RATE_LIMIT_PER_SECOND",
                "0");
    }

    String name() {
        return name;
    }

    KubernetesClient client() {
        return client;
    }

    BotJob jobs() {
        return jobs;
    }

    /** @return how many a second, from the beginning until that many more Jobs have their Secrets */
    double awaitPairs(int many, Runnable make) throws InterruptedException {
        var latch = new CountDownLatch(many);
        pairs = latch;
        var start = System.nanoTime();
        make.run();
        if (!latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    latch.getCount() + " of " + many + " Jobs have no Secret after " + PATIENCE);
        }
        return many / ((System.nanoTime() - start) / 1e9);
    }

    /** What comes next has the cluster for itself: the namespace is gone afterwards, with all that was in it. */
    @Override
    public void close() throws IOException {
        secrets.close();
        try {
            var namespace = client.namespaces().withName(name);
            namespace.delete();
            namespace.waitUntilCondition(Objects::isNull, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            client.close();
            Files.deleteIfExists(template);
        }
    }

    private final class Counter implements ResourceEventHandler<Secret> {
        @Override
        public void onAdd(Secret secret) {
            var waiting = pairs;
            if (waiting != null && secret.getMetadata().getName().startsWith("vomeet-bot-")) {
                waiting.countDown();
            }
        }

        @Override
        public void onUpdate(Secret before, Secret secret) {}

        @Override
        public void onDelete(Secret secret, boolean unseen) {}
    }
}
