package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Said;
import java.io.IOException;
import java.nio.file.Files;

/** What a drain asks the API server for: that the pod goes if no budget is against it. */
record Eviction(String namespace, String pod) {
    Said from(ClusterAccess cluster) throws IOException {
        var file = Files.createTempFile("eviction-", ".json");
        try {
            Files.writeString(file, """
                    {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "%s"}}
                    """.formatted(pod, namespace));
            var path = "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/eviction";
            return cluster.tryKubectl("create", "--raw", path, "-f", file.toString());
        } finally {
            Files.delete(file);
        }
    }
}
