package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to the API server: a kubeconfig file that is named, else the pod's own service account, else the user's kubeconfig. */
public final class ClusterAccess {
    static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private ClusterAccess() {}

    /** Connects when the first request is made. */
    public static KubernetesClient client(@Nullable Path kubeconfig) {
        var found = kubeconfig == null ? Config.autoConfigure(null) : Config.fromKubeconfig(kubeconfig.toFile());
        return client(found, REQUEST);
    }

    static KubernetesClient client(Config found, Duration request) {
        var config = new ConfigBuilder(found)
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestTimeout((int) request.toMillis())
                // Whoever asks tries again by itself, and knows for how long that is of use.
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }
}
