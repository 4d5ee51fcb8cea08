package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The end of a release whose manager's image is gone. Nothing of it runs, which a quota sees to that is used up from the beginning. */
@Tag("cluster")
final class FailedUninstallClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final String VALUES = "manager.image.repository=vomeet.test/no-such-manager,"
            + "botQuota.enabled=true,botQuota.jobs=0,botQuota.hard.pods=0";

    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void itTakesNothingAwayAndWithoutItsHooksAllButTheDatabasesVolumeAndPassword() {
        namespace.await("what each namespace has", "get", "configmap", "kube-root-ca.crt");
        var before = names();
        CLUSTER.helm("install", "vomeet", "./chart", "-n", namespace.name(), "--set", VALUES);
        namespace.await("what the StatefulSet makes", "get", "pvc", "data-postgres-0");
        var installed = names();
        assertThat(installed).contains("resourcequota/vomeet-bots", "resourcequota/vomeet-bot-pods");

        var failed = CLUSTER.tryHelm("uninstall", "vomeet", "-n", namespace.name(), "--timeout", "40s");
        assertThat(failed.isGood()).as(failed.all()).isFalse();
        assertThat(namespace.kubectl("get", "events", "--field-selector", "involvedObject.name=bot-manager-leave"))
                .as("the quota let the pod be made, which is told about though it is gone")
                .contains("vomeet.test/no-such-manager");
        assertThat(names()).isEqualTo(installed);

        CLUSTER.helm("uninstall", "vomeet", "-n", namespace.name(), "--no-hooks", "--wait", "--timeout", "1m");
        Awaitility.await("only what has to outlive the release is left")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(names())
                        .filteredOn(name -> !before.contains(name))
                        .containsExactlyInAnyOrder("secret/postgres", "persistentvolumeclaim/data-postgres-0"));
    }

    /** Of all that a release may consist of, but for what controllers make of it in their own time. */
    private List<String> names() {
        return namespace
                .kubectl(
                        "get",
                        "deployments,statefulsets,jobs,pods,services,secrets,configmaps,serviceaccounts,roles,rolebindings,"
                                + "networkpolicies,resourcequotas,pvc",
                        "-o",
                        "name")
                .lines()
                .toList();
    }
}
