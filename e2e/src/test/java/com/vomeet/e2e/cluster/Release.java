package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.bench.cluster.Said;
import java.util.List;
import java.util.stream.Stream;

/** A namespace with one Helm release in it; all of it goes with the test. */
public record Release(ClusterAccess cluster, String namespace, String name) implements AutoCloseable {
    /** Its namespace, where Pod Security is as strict as the product promises to bear. */
    public void makeNamespace() {
        Namespace.makeRestricted(cluster, namespace);
    }

    /** Bots trust the lab's own authority: by a Secret that any bot takes variables from. */
    public void trust(LabInCluster lab) {
        kubectl("create", "secret", "generic", "envs-from-secretstore", "--from-literal=BOT_CA=" + lab.authority());
    }

    /** Waits until all of these run, named as kubectl does it. */
    public void awaitRollout(List<String> parts) {
        parts.forEach(part -> kubectl("rollout", "status", part, "--timeout=170s"));
    }

    public String kubectl(String... arguments) {
        return cluster.kubectlIn(namespace, arguments);
    }

    /** What the bots' Jobs have at that path, as {@code jsonpath} writes it. */
    public String jobs(String path) {
        return kubectl("get", "jobs", "-l", "app.kubernetes.io/name=vomeet-bot", "-o", "jsonpath=" + path);
    }

    /** Runs it in the first container of the pod. */
    public Said exec(String pod, String... command) {
        var line = Stream.concat(Stream.of("-n", namespace, "exec", pod, "--"), Stream.of(command));
        return cluster.tryKubectl(line.toArray(String[]::new));
    }

    @Override
    public void close() {
        cluster.helmUninstall(namespace, name);
        cluster.tryKubectl("delete", "namespace", namespace, "--ignore-not-found", "--timeout=120s");
    }
}
