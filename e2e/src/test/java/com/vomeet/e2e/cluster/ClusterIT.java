package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Command;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cluster of {@code ./vomeet cluster} is one: what all other tests on it take for granted. */
@Tag("cluster")
@Tag("own-cluster")
final class ClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void aRestrictedPodRunsFromAnImageThatTheNodeHas() {
        namespace.apply(
                BusyboxPod.running("hello", "id -u; cat /etc/resolv.conf").yaml());
        namespace.awaitField("pod/hello", ".status.phase", "Succeeded");
        assertThat(namespace.kubectl("logs", "hello"))
                .startsWith("10001\n")
                .contains(namespace.name() + ".svc.cluster.local");
    }

    @Test
    void aPodThatAsksForMoreThanTheNamespaceAllowsIsRefused() {
        var refused = namespace.tryApply(BusyboxPod.running("root", "id")
                .yaml()
                .replace("runAsNonRoot: true, runAsUser: 10001", "runAsUser: 0"));
        assertThat(refused.isGood()).isFalse();
        assertThat(refused.complaint()).contains("violates PodSecurity \"restricted");
    }

    @Test
    void aCommandRunsInsideAPod() {
        namespace.apply(BusyboxPod.running("shell", "sleep 600").yaml());
        namespace.awaitField("pod/shell", ".status.phase", "Running");
        assertThat(namespace.kubectl("exec", "shell", "--", "sh", "-c", "echo $((6 * 7))"))
                .isEqualTo("42\n");
    }

    @Test
    void aPrivateImageIsRefusedWithoutThePasswordAndPulledWithIt() {
        namespace.apply(BusyboxPod.pulled("stranger", BusyboxPod.tmpAnd("")).yaml());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> namespace
                        .field("pod/stranger", ".status.containerStatuses[0].state.waiting.reason")
                        .matches("ErrImagePull|ImagePullBackOff"));
        namespace.kubectl(
                "create",
                "secret",
                "docker-registry",
                "image-pull-secrets",
                "--docker-server=ghcr.io",
                "--docker-username="
                        + CLUSTER.setting("VOMEET_CLUSTER_REGISTRY_USER").orElseThrow(),
                "--docker-password="
                        + CLUSTER.setting("VOMEET_CLUSTER_REGISTRY_PASSWORD").orElseThrow());
        namespace.apply(BusyboxPod.pulled("friend", BusyboxPod.tmpAnd("imagePullSecrets: [{name: image-pull-secrets}]"))
                .yaml());
        namespace.awaitField("pod/friend", ".status.phase", "Succeeded");
        assertThat(namespace.kubectl("logs", "friend")).isEqualTo("pulled\n");
    }

    @Test
    void podsFindServicesByTheirShortNames() {
        namespace.apply(BusyboxPod.running("web", "echo found >/tmp/hello; exec httpd -f -p 8080 -h /tmp")
                .yaml());
        namespace.kubectl("expose", "pod", "web", "--port=80", "--target-port=8080");
        namespace.awaitField("pod/web", ".status.phase", "Running");
        var tries = "for name in web web.NS web.NS.svc web.NS.svc.cluster.local; do"
                + " until curl -sf -m 2 http://$name/hello; do sleep 0.2; done; done";
        namespace.apply(BusyboxPod.running("client", tries.replace("NS", namespace.name()))
                .yaml());
        namespace.awaitField("pod/client", ".status.phase", "Succeeded");
        assertThat(namespace.kubectl("logs", "client")).isEqualTo("found\n".repeat(4));
    }

    @Test
    void podsReachThisMachine() throws IOException {
        var here = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName(CLUSTER.host().orElseThrow()), 0), 0);
        here.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        here.start();
        try {
            var call = "curl -sf http://host.vomeet.test:" + here.getAddress().getPort();
            namespace.apply(BusyboxPod.running("caller", call).yaml());
            namespace.awaitField("pod/caller", ".status.phase", "Succeeded");
        } finally {
            here.stop(0);
        }
    }

    @Test
    void noOtherMachineIsReached() {
        var route = new Command(
                        Tree.ROOT, Map.of(), List.of("ip", "-n", "vomeet-cluster", "route", "get", "198.51.100.1"))
                .run("");
        assertThat(route.isGood()).as(route.all()).isFalse();
        assertThat(route.complaint()).contains("No route to host");
    }

    @Test
    void usageOfNodesAndPodsIsMeasured() {
        namespace.apply(BusyboxPod.running("idle", "sleep 600").yaml());
        namespace.await("usage of the pod", "top", "pod", "idle");
        assertThat(CLUSTER.kubectl("top", "nodes")).contains("vomeet-node");
    }

    @Test
    void aFinishedJobVanishesAfterItsTimeToLive() {
        namespace.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: short}
                spec:
                  ttlSecondsAfterFinished: 1
                  template:
                """ + BusyboxPod.running("short", "true").spec().indent(4));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> namespace.kubectl("get", "jobs,pods", "-o", "name").isEmpty());
    }

    @Test
    void aClaimWithoutAClassGetsAVolumeWhoseDataGoWithIt() {
        namespace.apply("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
        namespace.apply(BusyboxPod.running("writer", "echo kept >/tmp/file")
                .with("  volumes: [{name: tmp, persistentVolumeClaim: {claimName: data}}]\n")
                .yaml());
        namespace.awaitField("pod/writer", ".status.phase", "Succeeded");
        var volume = namespace.field("pvc/data", ".spec.volumeName");
        var folder = Path.of(CLUSTER.kubectl("get", "pv", volume, "-o", "jsonpath={.spec.hostPath.path}"));
        assertThat(folder.resolve("file")).content().isEqualTo("kept\n");
        namespace.kubectl("delete", "pod/writer", "pvc/data");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !Files.exists(folder));
    }
}
