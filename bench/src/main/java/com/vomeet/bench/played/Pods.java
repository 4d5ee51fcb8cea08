package com.vomeet.bench.played;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.TerminationMessage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pods of played bots, on nodes that only look as if they ran them: each ends when its annotations say so. */
final class Pods {
    private static final int KILLED = 137;

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, String> byJob = new ConcurrentHashMap<>();

    Pods(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** @return the Job whose pod runs since now; null if it does not, or did before */
    @Nullable
    String runs(Pod pod) {
        var job = pod.getMetadata().getLabels().get("batch.kubernetes.io/job-name");
        var running =
                pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase());
        return job != null && running && byJob.put(job, pod.getMetadata().getName()) == null ? job : null;
    }

    /** As a bot ends: with its exit code and its last word. */
    void end(String job, TerminationMessage lastWord) {
        annotate(job, Map.of("exit-code", "" + lastWord.exitCode(), "says", Json.write(lastWord)));
    }

    /** As the kernel ends a process. */
    void kill(String job) {
        annotate(job, Map.of("exit-code", "" + KILLED));
    }

    private void annotate(String job, Map<String, String> how) {
        var annotations = new ConcurrentHashMap<String, String>();
        annotations.put("vomeet.io/fake-runs-for", "0s");
        how.forEach((name, value) -> annotations.put("vomeet.io/fake-" + name, value));
        var patch = Json.write(Map.of("metadata", Map.of("annotations", annotations)));
        client.pods()
                .inNamespace(namespace)
                .withName(byJob.getOrDefault(job, job))
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }
}
