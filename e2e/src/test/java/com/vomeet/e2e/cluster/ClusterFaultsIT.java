package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts of the cluster are taken away, as other tests need it, and come back. */
@Tag("cluster")
@Tag("own-cluster")
final class ClusterFaultsIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void aPodOnAFakeNodeEndsAsItsAnnotationsSay() {
        CLUSTER.cluster("fake-nodes", "1");
        namespace.apply(onAFakeNode("actor"));
        namespace.awaitField("pod/actor", ".status.phase", "Running");
        namespace.kubectl(
                "annotate",
                "pod",
                "actor",
                "vomeet.io/fake-runs-for=1s",
                "vomeet.io/fake-exit-code=1",
                "vomeet.io/fake-says={\"reason\": \"tried\"}");
        namespace.awaitField("pod/actor", ".status.phase", "Failed");
        assertThat(namespace.field("pod/actor", ".status.containerStatuses[0].state.terminated.exitCode"))
                .isEqualTo("1");
        assertThat(namespace.field("pod/actor", ".status.containerStatuses[0].state.terminated.message"))
                .isEqualTo("{\"reason\": \"tried\"}");
    }

    @Test
    void aLostNodeIsNoticedAndItsPodGivenUp() {
        CLUSTER.cluster("fake-nodes", "1");
        namespace.apply(onAFakeNode("victim"));
        namespace.awaitField("pod/victim", ".status.phase", "Running");
        try {
            CLUSTER.cluster("lose-node", "fake-1");
            Awaitility.await("the pod is told to go")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !namespace
                            .field("pod/victim", ".metadata.deletionTimestamp")
                            .isEmpty());
            assertThat(namespace.field("pod/victim", ".metadata.name"))
                    .as("nobody on the node confirms the deletion")
                    .isEqualTo("victim");
        } finally {
            CLUSTER.cluster("find-node", "fake-1");
        }
        namespace.await("the pod is gone", "wait", "--for=delete", "pod/victim", "--timeout=1s");
    }

    @Test
    void theApiServerComesBackWithAllThatItKnew() {
        namespace.kubectl("create", "configmap", "memory", "--from-literal=word=kept");
        CLUSTER.cluster("restart", "apiserver");
        assertThat(namespace.field("configmap/memory", ".data.word")).isEqualTo("kept");
    }

    private static String onAFakeNode(String name) {
        return BusyboxPod.running(name, "sleep 600")
                .with(BusyboxPod.tmpAnd("nodeName: fake-1"))
                .yaml();
    }
}
