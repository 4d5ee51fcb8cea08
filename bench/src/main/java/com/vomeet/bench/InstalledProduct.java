package com.vomeet.bench;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.bench.cluster.PortForward;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.product.Closing;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The product by its chart in a namespace of its own, restricted, and a lab under the platform's name beside it. The images are those of
 * {@code ./vomeet image --tag test all}, and they are on the node.
 */
final class InstalledProduct implements AutoCloseable {
    private static final String NAMESPACE = "vomeet-bench";
    private static final String RELEASE = "vomeet";
    private static final String TRUSTED = "envs-from-secretstore";

    private final Closing closing = new Closing();
    private final ClusterAccess cluster;
    private final LabInCluster lab;
    private final ApiClient client;

    InstalledProduct(Path root) throws IOException {
        cluster = ClusterAccess.find(root);
        for (var image : List.of("bot", "manager", "speech", "lab", "postgres", "redis")) {
            var archive = root.resolve("target/images/" + image + ".tar");
            if (!Files.exists(archive)) {
                throw new IllegalStateException(archive + " is missing: ./vomeet image --tag test all");
            }
            cluster.cluster("load", archive.toString(), "--node-only");
        }
        closing.add(this::uninstall);
        lab = closing.start(() -> LabInCluster.start(cluster));
        cluster.kubectl("create", "namespace", NAMESPACE);
        cluster.kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
        cluster.kubectlIn(
                NAMESPACE, "create", "secret", "generic", TRUSTED, "--from-literal=BOT_CA=" + lab.authority());
        install();
        var way = closing.start(() -> PortForward.to(cluster, NAMESPACE, "service/bot-manager", 8080));
        client = closing.add(new ApiClient(new Endpoint(URI.create("http://127.0.0.1:" + way.port()), key())));
    }

    private void install() {
        cluster.helm(
                "install",
                RELEASE,
                "./chart",
                "-n",
                NAMESPACE,
                "--set",
                "global.imageTag=test,imagePullPolicy=IfNotPresent,bots.bot.imagePullPolicy=IfNotPresent");
        for (var part : List.of("statefulset/postgres", "statefulset/redis", "deployment/whisperlive")) {
            cluster.kubectlIn(NAMESPACE, "rollout", "status", part, "--timeout=170s");
        }
        cluster.kubectlIn(NAMESPACE, "rollout", "status", "deployment/bot-manager", "--timeout=170s");
    }

    private Secret key() {
        var said = cluster.kubectlIn(
                NAMESPACE,
                "exec",
                "deployment/bot-manager",
                "--",
                "vomeet-admin",
                "account",
                "create",
                "bench",
                "--max-bots",
                "0");
        return Secret.of(said.strip().substring(said.strip().lastIndexOf(' ') + 1));
    }

    LabInCluster lab() {
        return lab;
    }

    ApiClient client() {
        return client;
    }

    /** The pod of a meeting's bot. */
    String podOf(long meeting) {
        return kubectl("get", "pods", "-l", "meeting-id=" + meeting, "-o", "jsonpath={.items[0].metadata.name}");
    }

    String kubectl(String... arguments) {
        return cluster.kubectlIn(NAMESPACE, arguments);
    }

    /** What metrics-server says of a pod; empty until it has seen it for a while. */
    String metrics(String pod) {
        var said = cluster.tryKubectl(
                "get", "--raw", "/apis/metrics.k8s.io/v1beta1/namespaces/" + NAMESPACE + "/pods/" + pod);
        return said.isGood() ? said.out() : "";
    }

    private void uninstall() {
        cluster.helmUninstall(NAMESPACE, RELEASE);
        cluster.tryKubectl("delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=120s");
    }

    @Override
    public void close() {
        closing.close();
    }
}
