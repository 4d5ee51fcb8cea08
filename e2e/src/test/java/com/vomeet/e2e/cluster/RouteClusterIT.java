package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart's HTTPRoute, looked at by an API server that has the Gateway API's own definition of it. */
@Tag("cluster")
final class RouteClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void theGatewayApiAcceptsTheWayIn() {
        try (var _ = Definitions.of(
                CLUSTER,
                "sigs.k8s.io/gateway-api@v1.2.1",
                "config/crd/standard",
                "gateway.networking.k8s.io_httproutes")) {
            var rendered = namespace.rendered(
                    "ingress.yaml",
                    "--set",
                    "httpRoute.enabled=true,httpRoute.parentRefs[0].name=gateway,httpRoute.hostnames[0]=vomeet.example");
            namespace.apply(rendered);
            assertThat(namespace.field("httproute/bot-manager", ".spec.rules[0].backendRefs[0].name"))
                    .isEqualTo("bot-manager");
            assertThat(namespace
                            .tryApply(rendered.replace("PathPrefix", "Somehow"))
                            .complaint())
                    .contains("Unsupported value");
        }
    }
}
