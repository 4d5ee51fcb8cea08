package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Managers that do not share the luck of one node or one zone, as the chart has them without a word of anybody's. */
@Tag("cluster")
@Tag("own-cluster")
final class ManagerNodesClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Map<String, String> ZONES =
            Map.of("fake-1", "north", "fake-2", "north", "fake-3", "south", "fake-4", "south");
    private static final String PLACE = """
            {"nodeSelector": {"type": "kwok"}, "tolerations": [{"key": "vomeet.io/fake", "operator": "Exists"}]}""";

    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @BeforeEach
    void nodes() {
        namespace.apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: bot-manager}");
        CLUSTER.cluster("fake-nodes", "" + ZONES.size());
        ZONES.forEach((node, zone) -> CLUSTER.kubectl("label", "node", node, ZONE + "=" + zone, "--overwrite"));
    }

    @AfterEach
    void end() {
        ZONES.forEach((node, _) -> CLUSTER.kubectl("label", "node", node, ZONE + "-"));
        ZONES.keySet().forEach(node -> CLUSTER.kubectl("uncordon", node));
        namespace.close();
        // Tests of fake nodes count on two.
        CLUSTER.tryKubectl("delete", "node", "fake-3", "fake-4");
    }

    @Test
    void twoAreInTwoZones() {
        run(2, "test");
        assertThat(managers("{.items[*].spec.nodeName}"))
                .extracting(ZONES::get)
                .containsExactlyInAnyOrder("north", "south");
    }

    @Test
    void fourAreOnFourNodesAlsoAfterAnUpgrade() {
        run(4, "test");
        assertThat(managers("{.items[*].spec.nodeName}")).containsExactlyInAnyOrderElementsOf(ZONES.keySet());
        run(4, "next");
        assertThat(
                        managers(
                                "{.items[?(@.spec.containers[0].image=='ghcr.io/voltade/vomeet-bot-manager:next')].spec.nodeName}"))
                .containsExactlyInAnyOrderElementsOf(ZONES.keySet());
    }

    @Test
    void aDrainTakesOneAfterTheOther() throws IOException {
        run(2, "test");
        namespace.awaitField("pdb/bot-manager", ".status.disruptionsAllowed", "1");
        var both = managers("{.items[*].metadata.name}");
        // Else the next one would be ready before the second is asked for.
        ZONES.keySet().forEach(node -> CLUSTER.kubectl("cordon", node));
        assertThat(new Eviction(namespace.name(), both.getFirst()).from(CLUSTER).isGood())
                .isTrue();
        var second = new Eviction(namespace.name(), both.getLast());
        var refused = second.from(CLUSTER);
        assertThat(refused.isGood()).isFalse();
        assertThat(refused.complaint()).contains("TooManyRequests", "disruption budget");
        ZONES.keySet().forEach(node -> CLUSTER.kubectl("uncordon", node));
        namespace.awaitField("pdb/bot-manager", ".status.disruptionsAllowed", "1");
        assertThat(second.from(CLUSTER).isGood()).isTrue();
    }

    private void run(int replicas, String tag) {
        namespace.apply(namespace.rendered(
                "bot-manager.yaml",
                "--set",
                "global.imageTag=" + tag + ",manager.replicas=" + replicas,
                "--set-json",
                "manager=" + PLACE));
        namespace.kubectl("rollout", "status", "deployment/bot-manager", "--timeout=90s");
    }

    /** Of the managers' pods, as {@code jsonpath} finds them. */
    private List<String> managers(String path) {
        return List.of(namespace
                .kubectl("get", "pods", "-l", "vomeet.io/program=manager", "-o", "jsonpath=" + path)
                .split(" "));
    }
}
