package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The manager's service account in a namespace, with the rights that the product's chart gives it and no others. */
record ManagersAccount(ClusterAccess cluster, Namespace namespace) {
    static ManagersAccount make(ClusterAccess cluster, Namespace namespace) {
        namespace.apply(namespace.rendered("bots.yaml", "--show-only", "charts/bots/templates/rbac.yaml"));
        return new ManagersAccount(cluster, namespace);
    }

    /** Its way into the cluster, for a manager outside of it; good for an hour. */
    Path kubeconfig(Path folder) throws IOException {
        var token = namespace
                .kubectl("create", "token", "bot-manager", "--duration=1h")
                .strip();
        var config =
                Json.MAPPER.readTree(cluster.kubectl("config", "view", "--raw", "--minify", "--flatten", "-o", "json"));
        ((ObjectNode) config.at("/users/0")).set("user", Json.MAPPER.valueToTree(Map.of("token", token)));
        return Files.writeString(folder.resolve("kubeconfig"), config.toString());
    }
}
