package com.vomeet.bench.cluster;

import com.vomeet.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lab in the cluster, under the name of the platform. Whoever trusts its authority and asks the cluster's name service finds it
 * at {@code https://meet.google.com}; that nothing else changes is the point.
 */
public final class LabInCluster implements AutoCloseable {
    private static final String NAMESPACE = "vomeet-lab";
    private static final String NAME = "meet.google.com";
    private static final Pattern ROOT = Pattern.compile("(?m)^\\.(:\\d+) \\{");
    private final ClusterAccess cluster;
    private final String namesBefore;
    private final PortForward way;
    private final String authority;
    private final LabControl control;

    private LabInCluster(ClusterAccess cluster, String namesBefore, PortForward way, String authority) {
        this.cluster = cluster;
        this.namesBefore = namesBefore;
        this.way = way;
        this.authority = authority;
        control = new LabControl(way.port(), authority);
    }

    /** Starts it; the images of the tests are loaded already. */
    public static LabInCluster start(ClusterAccess cluster) {
        awaitTheEndOfTheLast(cluster);
        cluster.apply(NAMESPACE, manifest());
        cluster.kubectl("-n", NAMESPACE, "rollout", "status", "deployment/lab", "--timeout=120s");
        var address = cluster.kubectl("-n", NAMESPACE, "get", "service", "lab", "-o", "jsonpath={.spec.clusterIP}");
        var before =
                cluster.kubectl("-n", "kube-system", "get", "configmap", "coredns", "-o", "jsonpath={.data.Corefile}");
        setNames(cluster, withName(before, address));
        awaitItsName(cluster);
        var authority = cluster.kubectl(
                "get", "--raw", "/api/v1/namespaces/" + NAMESPACE + "/services/https:lab:443/proxy/ca.pem");
        return new LabInCluster(cluster, before, PortForward.to(cluster, NAMESPACE, "service/lab", 443), authority);
    }

    /** What is made in a namespace that is being removed goes with it. */
    private static void awaitTheEndOfTheLast(ClusterAccess cluster) {
        var phase = cluster.tryKubectl("get", "namespace", NAMESPACE, "-o", "jsonpath={.status.phase}");
        if (phase.out().equals("Terminating")) {
            cluster.tryKubectl("wait", "--for=delete", "namespace/" + NAMESPACE, "--timeout=120s");
        }
    }

    /** From a pod, as bots come: the name service has the zone, and the node its rules for the new Service. */
    private static void awaitItsName(ClusterAccess cluster) {
        var until = "until (exec 3<>/dev/tcp/" + NAME + "/443) 2>/dev/null; do sleep 0.2; done";
        cluster.kubectl("-n", NAMESPACE, "exec", "deployment/lab", "--", "timeout", "60", "bash", "-c", until);
    }

    private static String manifest() {
        try (var in = LabInCluster.class.getResourceAsStream("lab.yaml")) {
            return new String(Objects.requireNonNull(in, "lab.yaml").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name service's file with a zone more, on the port of the others. */
    static String withName(String corefile, String address) {
        var root = ROOT.matcher(corefile);
        if (!root.find()) {
            throw new IllegalStateException("the name service answers for no root zone: " + corefile);
        }
        return corefile.stripTrailing() + "\n" + NAME + root.group(1) + " {\n    hosts {\n        " + address + " "
                + NAME + "\n    }\n}\n";
    }

    private static void setNames(ClusterAccess cluster, String corefile) {
        var patch = Json.write(Map.of("data", Map.of("Corefile", corefile)));
        cluster.kubectl("-n", "kube-system", "patch", "configmap", "coredns", "--type=merge", "-p", patch);
        cluster.kubectl("-n", "kube-system", "rollout", "restart", "deployment/coredns");
        cluster.kubectl("-n", "kube-system", "rollout", "status", "deployment/coredns", "--timeout=120s");
    }

    /** The certificate of the authority that signed the lab's, as PEM. */
    public String authority() {
        return authority;
    }

    /** @param scenario YAML; @return the meeting's code */
    public String open(String scenario) {
        return control.open(scenario);
    }

    /** What has happened in the meeting, in the lab's words for it. */
    public List<String> events(String code) {
        return control.events(code);
    }

    /** When something first happened in the meeting, in the lab's words for it. */
    public Optional<Instant> when(String code, String event) {
        return control.when(code, event);
    }

    /** What was said up to now, line by line. */
    public List<String> said(String code) {
        return control.said(code);
    }

    @Override
    public void close() {
        control.close();
        way.close();
        setNames(cluster, namesBefore);
        cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }
}
