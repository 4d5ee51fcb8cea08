package com.vomeet.e2e.cluster;

import static com.vomeet.manager.orchestrator.kubernetes.ClusterAccess.client;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.e2e.house.Tree;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.Chosen;
import com.vomeet.manager.orchestrator.job.ImageSettings;
import com.vomeet.manager.orchestrator.job.JobSettings;
import com.vomeet.manager.orchestrator.job.JobTemplate;
import com.vomeet.manager.orchestrator.job.ResourceSettings;
import com.vomeet.manager.orchestrator.kubernetes.KubernetesOrchestrator;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A namespace of the real cluster for bots of one test, and orchestrators that run them there; all goes with the test. */
final class BotsNamespace implements AutoCloseable {
    static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    static final long MEETING = 7;
    private static final Duration LIST_EVERY = Duration.ofSeconds(1);

    final String name = "bots-" + UUID.randomUUID().toString().substring(0, 8);
    final String bot =
            "vomeet-bot-" + MEETING + "-" + UUID.randomUUID().toString().substring(0, 8);
    final KubernetesClient admin;
    private final List<KubernetesOrchestrator> opened = new ArrayList<>();

    BotsNamespace() {
        admin = client(CLUSTER.kubeconfig());
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: vomeet-bot}");
    }

    void apply(String yaml) {
        admin.resource(yaml).inNamespace(name).create();
    }

    KubernetesOrchestrator open(BotPod pod) {
        return open(pod, client(CLUSTER.kubeconfig()));
    }

    KubernetesOrchestrator open(BotPod pod, KubernetesClient client) {
        var template = (JobTemplate.Result.Usable)
                JobTemplate.of(new KubernetesSerialization().unmarshal(pod.yaml(), Job.class));
        var busybox = Busybox.of(CLUSTER);
        var settings = new JobSettings(
                new ImageSettings(Chosen.usually(busybox.repository()), Chosen.usually(busybox.tag()), null),
                new ResourceSettings(
                        Chosen.usually(pod.cpu()),
                        Chosen.usually(pod.cpu()),
                        Chosen.usually("16Mi"),
                        Chosen.usually("64Mi")),
                Chosen.usually("vomeet-bot"),
                Chosen.usually(pod.deadlineSeconds()),
                Chosen.usually(60));
        var orchestrator = KubernetesOrchestrator.open(
                new BotJob(template.template(), settings, name), client, LIST_EVERY, InstantSource.system());
        opened.add(orchestrator);
        return orchestrator;
    }

    /** Somebody with that service account's rights and no others. */
    KubernetesClient as(String serviceAccount) {
        TokenRequest token = admin.serviceAccounts()
                .inNamespace(name)
                .withName(serviceAccount)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3_600L)
                        .endSpec()
                        .build());
        var own = admin.getConfiguration();
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(own.getMasterUrl())
                .withCaCertData(own.getCaCertData())
                .withCaCertFile(own.getCaCertFile())
                .withOauthToken(token.getStatus().getToken())
                .withRequestTimeout(10_000)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    WorkloadSpec spec() {
        var config = new BotConfig(
                MEETING,
                Platform.GOOGLE_MEET,
                URI.create("https://meet.google.com/abc-defg-hij"),
                "Vomeet",
                Secret.of("the-token"),
                "abc-defg-hij",
                "connection",
                null,
                "transcribe",
                Secret.of("redis://redis:6379/0"),
                bot,
                AutomaticLeave.DEFAULT,
                null,
                null,
                null,
                Secret.of("secret"),
                null);
        return new WorkloadSpec(bot, MEETING, config, URI.create("ws://whisperlive:8000/ws"));
    }

    static Workload.State state(KubernetesOrchestrator orchestrator, String bot) {
        return orchestrator.find(bot).map(Workload::state).orElseThrow();
    }

    @Override
    public void close() {
        opened.forEach(KubernetesOrchestrator::close);
        admin.namespaces().withName(name).delete();
        admin.close();
    }
}
