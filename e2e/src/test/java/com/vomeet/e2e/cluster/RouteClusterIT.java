package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Command;
import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart's HTTPRoute, looked at by an API server that has the Gateway API's own definition of it. */
@Tag("cluster")
final class RouteClusterIT {
    private static final String GATEWAY_API = "sigs.k8s.io/gateway-api@v1.2.1";
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    /** In the Go module, which is checked by its sum as any other. */
    private static String definition() {
        var said = new Command(Tree.ROOT, Map.of(), List.of("go", "mod", "download", "-json", GATEWAY_API)).run("");
        assertThat(said.status()).as(said.all()).isZero();
        var folder = Path.of(Json.MAPPER.readTree(said.out()).path("Dir").stringValue());
        return folder.resolve("config/crd/standard/gateway.networking.k8s.io_httproutes.yaml")
                .toString();
    }

    @AfterEach
    void end() {
        CLUSTER.kubectl("delete", "--wait=false", "-f", definition());
        namespace.close();
    }

    @Test
    void theGatewayApiAcceptsTheWayIn() {
        CLUSTER.kubectl("apply", "--server-side", "-f", definition());
        CLUSTER.kubectl(
                "wait", "--for=condition=Established", "crd/httproutes.gateway.networking.k8s.io", "--timeout=30s");
        var rendered = CLUSTER.helm(
                "template",
                "vomeet",
                "./chart",
                "-n",
                namespace.name(),
                "--show-only",
                "templates/ingress.yaml",
                "--set",
                "httpRoute.enabled=true,httpRoute.parentRefs[0].name=gateway,httpRoute.hostnames[0]=vomeet.example");
        namespace.apply(rendered);
        assertThat(namespace.field("httproute/bot-manager", ".spec.rules[0].backendRefs[0].name"))
                .isEqualTo("bot-manager");
        assertThat(namespace.tryApply(rendered.replace("PathPrefix", "Somehow")).complaint())
                .contains("Unsupported value");
    }
}
