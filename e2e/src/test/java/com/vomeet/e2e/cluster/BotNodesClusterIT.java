package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Nodes that are the bots' own: they come there, nowhere else, and wait as long as they may not. */
@Tag("cluster")
@Tag("own-cluster")
final class BotNodesClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final String OWN = "fake-1";
    private static final String PLACE = """
            {"nodeSelector": {"vomeet.test/pool": "bots"},
             "tolerations": [{"key": "vomeet.io/fake", "operator": "Exists"}, {"key": "vomeet.test/bots", "operator": "Exists"}]}
            """;

    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @BeforeEach
    void nodes() {
        namespace.apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: vomeet-bot}");
        CLUSTER.cluster("fake-nodes", "2");
        CLUSTER.kubectl("label", "node", OWN, "vomeet.test/pool=bots", "--overwrite");
        CLUSTER.kubectl("taint", "node", OWN, "vomeet.test/bots=true:NoSchedule", "--overwrite");
    }

    @AfterEach
    void end() {
        CLUSTER.kubectl("label", "node", OWN, "vomeet.test/pool-");
        CLUSTER.tryKubectl("taint", "node", OWN, "vomeet.test/bots-");
        CLUSTER.tryKubectl("taint", "node", OWN, "vomeet.test/others-");
        namespace.close();
    }

    @Test
    void botsComeToTheirNodesOnlyAndWaitWhileTheyMayNot() throws IOException {
        var settings = Map.of("FLEET_CAPACITY_PATIENCE_MS", "3000");
        try (var manager = new OutsideManager(CLUSTER, namespace.name(), template(), settings)) {
            var placed = manager.request("aaa-node-aaa");
            assertThat(manager.awaitRunning(placed).getSpec().getNodeName()).isEqualTo(OWN);

            CLUSTER.kubectl("taint", "node", OWN, "vomeet.test/others=true:NoSchedule");
            var refused = manager.request("aaa-node-aab");
            var ended = manager.awaitStatus(refused, MeetingStatus.FAILED);
            assertThat(ended.reason()).isEqualTo("no_capacity");
            assertThat(ended.json().toString())
                    .contains("had untolerated taint", "didn't match Pod's node affinity/selector");
        }
    }

    /** What the bot's chart says of bots with nodes of their own. */
    private static String template() {
        var rendered = CLUSTER.helm(
                "template",
                "vomeet-bot",
                "./vomeet-bot/chart",
                "--show-only",
                "templates/job-bot.yaml",
                "--set-json",
                "bot=" + PLACE.replace("\n", " "));
        return new YAMLMapper().readTree(rendered).at("/data/job.yaml").asString();
    }
}
