package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a bot lacks on a real node becomes the user's words, one after the other, until it lacks nothing. A shell is in its place, and the
 * manager has the rights that the product's chart gives it.
 */
@Tag("cluster")
@Tag("private-registry")
final class MissingPartsClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final Busybox SHELL = Busybox.kept(CLUSTER);

    /** Only the private registry counts, whatever the node has got from it before. */
    private static final String TEMPLATE = """
            apiVersion: batch/v1
            kind: Job
            spec:
              template:
                spec:
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 5
                  securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
                  imagePullSecrets: [{name: image-pull-secrets}]
                  containers:
                    - name: vomeet-bot
                      imagePullPolicy: Always
                      command: [sh, -c, 'trap "exit 0" TERM; sleep 600 & wait']
                      envFrom: [{secretRef: {name: envs-from-onepassword}}]
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
            """;

    private static final String OF_SOMEBODY_ELSE =
            "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: of-the-house}\nspec: {hard: {pods: \"0\"}}";

    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @TempDir
    private Path folder;

    private String kubeconfig = "";

    @BeforeEach
    void prepare() throws IOException {
        namespace.apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: vomeet-bot}");
        kubeconfig = ManagersAccount.make(CLUSTER, namespace).kubeconfig(folder).toString();
    }

    /** The kubelet may not know yet of a Secret just made, and looks again ten to fifteen seconds later. */
    private Map<String, String> settings() {
        return Map.of(
                "KUBECONFIG", kubeconfig,
                "K8S_BOT_IMAGE_REPOSITORY", SHELL.repository(),
                "K8S_BOT_IMAGE_TAG", SHELL.tag(),
                "K8S_BOT_MEMORY_REQUEST", "16Mi",
                "FLEET_POD_PATIENCE_MS", "15000",
                "FLEET_IMAGE_PATIENCE_MS", "40000",
                "FLEET_CONFIGURATION_PATIENCE_MS", "30000");
    }

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void eachStandsInTheRowOfItsMeetingAndNothingIsLeftOfTheBot() throws IOException {
        try (var manager = new OutsideManager(CLUSTER, namespace.name(), TEMPLATE, settings())) {
            namespace.apply(OF_SOMEBODY_ELSE);
            namespace.awaitField("resourcequota/of-the-house", ".status.hard.pods", "0");
            fails(manager, "aaa-quot-aaa", "quota_exceeded", "exceeded quota: of-the-house");
            namespace.kubectl("delete", "resourcequota", "of-the-house");
            fails(manager, "aaa-imag-aaa", "image_not_pulled", "\"" + SHELL + "\"");
            CLUSTER.createPullSecret(namespace.name(), SHELL.registry());
            fails(manager, "aaa-conf-aaa", "pod_misconfigured", "secret \"envs-from-onepassword\" not found");
            namespace.kubectl("create", "secret", "generic", "envs-from-onepassword");
            var meeting = manager.request("aaa-runs-aaa");
            manager.awaitRunning(meeting);
            manager.api().leave(meeting);
            assertThat(manager.awaitStatus(meeting, MeetingStatus.COMPLETED).reason())
                    .isEqualTo("stopped");
            manager.awaitGone(meeting);
        }
    }

    private static void fails(OutsideManager manager, String code, String reason, String words) {
        var meeting = manager.request(code);
        var ended = manager.awaitStatus(meeting, MeetingStatus.FAILED);
        assertThat(ended.reason()).as(() -> ended.json().toString()).isEqualTo(reason);
        assertThat(ended.json().at("/data/error_details").asString()).contains(words);
        var last = manager.lastChange(meeting);
        assertThat(last.path("to").asString()).isEqualTo("failed");
        assertThat(last.path("reason").asString()).isEqualTo(reason);
        assertThat(last.path("detail").asString()).contains(words);
        manager.awaitGone(meeting);
    }
}
