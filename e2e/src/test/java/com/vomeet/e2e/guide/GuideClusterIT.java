package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.cluster.MeetingClient;
import com.vomeet.e2e.cluster.TestImages;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The setup guide from its first block to its last, in the order in which its reader needs them, against a real cluster: the chart,
 * a manager that has the variables of step 3 and the rights of step 4, and a meeting on the platform's own address.
 */
@Tag("cluster")
final class GuideClusterIT {
    private static final String NAMESPACE = "vomeet-bot";
    private static final String REGISTRY = "git.voltade.com";
    private static final String CODE = "abc-mnop-xyz";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final ClusterAccess cluster = ClusterAccess.find(Tree.ROOT);
    private LabInCluster lab;

    @BeforeEach
    void startTheLab() {
        TestImages.load(cluster);
        TestImages.loadBot(cluster, REGISTRY + "/voltade/vomeet-bot:production");
        lab = LabInCluster.start(cluster);
    }

    @AfterEach
    void removeEverything() {
        if (lab != null) {
            lab.close();
        }
        cluster.helmUninstall(NAMESPACE, "vomeet-bot");
        cluster.tryKubectl("delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=120s");
    }

    @Test
    void everyShellBlockWorksAsItIsWritten() throws Exception {
        var progress = new Progress(Guide.read(), new Terminal(Tree.ROOT.resolve("vomeet-bot"), cluster.environment()));
        assertThat(progress.run("helm install vomeet-bot"))
                .contains("namespace/vomeet-bot created", "STATUS: deployed");
        secrets();
        var step3 = Files.writeString(folder.resolve("step-3"), progress.take("ORCHESTRATOR=k8s"));
        kubectl("create", "configmap", "step-3", "--from-env-file=" + step3);
        cluster.apply(NAMESPACE, progress.take("kind: RoleBinding"));
        cluster.apply(NAMESPACE, surroundings());
        for (var part : List.of("postgres", "redis", "whisperlive", "bot-manager")) {
            kubectl("rollout", "status", "deployment/" + part, "--timeout=180s");
        }
        var key = MeetingClient.newKey(cluster, NAMESPACE, "guide");
        try (var client = MeetingClient.of(cluster, NAMESPACE, key)) {
            lab.open("{title: The guide, code: " + CODE + ", admission: {kind: lobby, after: 2s},"
                    + " people: [{name: Ada}, {name: Ben, timbre: lowered}], script: {loop: true, lines:"
                    + " [{who: Ada, says: vm-nobox}, {who: Ben, says: ss-noservice, gap: 1s}]}}");
            var meeting = client.sendBotTo(CODE);
            client.await(meeting, MeetingStatus.ACTIVE);
            whileTheBotIsInTheMeeting(progress, client, meeting);
        }
        progress.assertThatEveryShellBlockWasRun();
    }

    private void whileTheBotIsInTheMeeting(Progress progress, MeetingClient client, MeetingView meeting)
            throws InterruptedException {
        var job = kubectl("get", "jobs", "-o", "jsonpath={.items[0].metadata.name}");
        assertThat(job).matches("vomeet-bot-" + meeting.id() + "-[0-9a-f]{8}");
        var pod = kubectl("get", "pods", "-l", "job-name=" + job, "-o", "jsonpath={.items[0].metadata.name}");
        progress.fill("pod-name", pod);
        progress.fill("job-name", job);
        assertThat(progress.run("kubectl get jobs")).contains(job);
        try (var log = progress.start("# Get pod from job")) {
            assertThat(progress.runUntilItSucceeds("kubectl top pods", PATIENCE))
                    .contains(pod);
            assertThat(progress.run("kubectl describe sa")).contains("image-pull-secrets");
            assertThat(progress.run("image-pull-secrets")).contains("kubernetes.io/dockerconfigjson");
            assertThat(progress.run("kubectl describe pod")).contains("Successfully pulled image", job);
            assertThat(progress.run("grep BOT_CONFIG")).contains("name: BOT_CONFIG");
            assertThat(progress.run("get secrets -n vomeet-bot envs-from-onepassword"))
                    .contains("envs-from-secretstore");
            assertThat(progress.run("kubectl logs <pod-name>")).contains("\"meeting_id\":" + meeting.id());
            assertThat(cluster.kubectl("top", "nodes")).contains("%");
            Awaitility.await("text")
                    .atMost(PATIENCE)
                    .until(() -> !client.api().transcript(meeting).lines().isEmpty());
            client.api().leave(meeting);
            assertThat(client.await(meeting, MeetingStatus.COMPLETED).reason()).isEqualTo("stopped");
            assertThat(log.await(PATIENCE).orFail("kubectl logs -f").text()).contains("\"meeting_id\":" + meeting.id());
        }
    }

    /** What External Secrets and an administrator would have put there. */
    private void secrets() throws IOException {
        cluster.createPullSecret(NAMESPACE, REGISTRY);
        var authority = Files.writeString(folder.resolve("ca.crt"), lab.authority());
        kubectl("create", "secret", "generic", "envs-from-onepassword", "--from-literal=LOG_LEVEL=debug");
        kubectl("create", "secret", "generic", "envs-from-secretstore", "--from-file=BOT_CA=" + authority);
        kubectl(
                "create",
                "secret",
                "generic",
                "bot-manager",
                "--from-literal=DATABASE_URL=jdbc:postgresql://postgres:5432/postgres",
                "--from-literal=DATABASE_USER=vomeet",
                "--from-literal=DATABASE_PASSWORD=only-for-this-test",
                "--from-literal=SIGNING_KEY=0123456789abcdef0123456789abcdef");
    }

    private static String surroundings() {
        return Tree.text(Tree.ROOT.resolve("e2e/src/test/resources/com/vomeet/e2e/guide/surroundings.yaml"));
    }

    private String kubectl(String... arguments) {
        return cluster.kubectlIn(NAMESPACE, arguments);
    }
}
