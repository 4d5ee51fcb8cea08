package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.cluster.MeetingClient;
import com.vomeet.e2e.cluster.Release;
import com.vomeet.e2e.cluster.TestImages;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The setup guide from its first block to its last, in the order in which its reader needs them, against a real cluster: the chart,
 * a manager that has the variables of step 3 and the rights of step 4, and a meeting on the platform's own address. Then the same without
 * the chart's own Role, which gives more than step 4.
 */
@Tag("cluster")
@Tag("own-cluster")
final class GuideClusterIT {
    private static final String REGISTRY = "git.voltade.com";
    private static final String STAGING = "vomeet-bot-staging";
    private static final String CODE = "abc-mnop-xyz";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final Terminal TERMINAL = new Terminal(Tree.ROOT.resolve("vomeet-bot"), CLUSTER.environment());

    @TempDir
    private Path folder;

    private static LabInCluster lab;

    @BeforeAll
    static void startTheLab() {
        TestImages.load(CLUSTER);
        TestImages.loadBot(CLUSTER, REGISTRY + "/voltade/vomeet-bot:production");
        TestImages.loadBot(CLUSTER, "ghcr.io/voltade/vomeet-bot:staging");
        lab = LabInCluster.start(CLUSTER);
    }

    @AfterAll
    static void endTheLab() {
        lab.close();
    }

    @Test
    void everyShellBlockWorksAsItIsWritten() throws Exception {
        var progress = new Progress(Guide.read(), TERMINAL);
        try (var release = new Release(CLUSTER, "vomeet-bot", "vomeet-bot")) {
            assertThat(progress.run("helm install vomeet-bot"))
                    .contains("namespace/vomeet-bot created", "STATUS: deployed");
            var around = new Surroundings(CLUSTER, release);
            around.secrets(REGISTRY);
            around.envs(lab);
            around.step3(folder, progress.take("ORCHESTRATOR=k8s"));
            CLUSTER.apply(release.namespace(), progress.take("kind: RoleBinding"));
            around.apply();
            around.awaitAll();
            try (var client = around.client()) {
                lab.open(Surroundings.meeting(CODE));
                var meeting = client.sendBotTo(CODE);
                client.await(meeting, MeetingStatus.ACTIVE);
                whileTheBotIsInTheMeeting(release, progress, client, meeting);
            }
            onlyTheGuidesRoleIsLeft(release);
            around.awaitAll();
            try (var client = around.client()) {
                lab.open(Surroundings.meeting("abc-role-xyz"));
                itIsHeardWithTheGuidesRoleAlone(release, client, client.sendBotTo("abc-role-xyz"));
            }
        }
        progress.assertThatEveryShellBlockWasRun();
    }

    /**
     * By the command of the guide's workflow; and what the chart says of the pod is what runs, for the manager is given it. Its rights
     * are those of the guide's fourth step and no others.
     */
    @Test
    void theStagingValuesAndTheGuidesRoleAloneRunAMeetingToo() throws Exception {
        var workflow = Guide.read().with("helm upgrade --install vomeet-bot").text();
        var command =
                workflow.substring(workflow.indexOf("helm upgrade --install")).strip();
        try (var release = new Release(CLUSTER, STAGING, "vomeet-bot")) {
            assertThat(TERMINAL.run(command + " --set rbac.create=false")
                            .orFail("the workflow's command")
                            .text())
                    .contains("STATUS: deployed");
            CLUSTER.apply(
                    STAGING,
                    Guide.read()
                            .with("kind: RoleBinding")
                            .text()
                            .replace("namespace: vomeet-bot", "namespace: " + STAGING));
            var around = new Surroundings(CLUSTER, release);
            around.secrets("ghcr.io");
            around.envs(lab);
            around.step3(
                    folder,
                    Guide.read()
                                    .with("ORCHESTRATOR=k8s")
                                    .text()
                                    .replace("K8S_NAMESPACE=vomeet-bot\n", "K8S_NAMESPACE=" + STAGING + "\n")
                                    .replaceAll("K8S_BOT_IMAGE.*\n", "")
                            + Surroundings.CHARTS_JOB);
            around.apply();
            around.giveTheManagerTheChartsJob();
            around.awaitAll();
            try (var client = around.client()) {
                lab.open(Surroundings.meeting("abc-stag-xyz"));
                var meeting = client.sendBotTo("abc-stag-xyz");
                client.await(meeting, MeetingStatus.ACTIVE);
                assertThat(release.jobs("{.items[0].spec.ttlSecondsAfterFinished}"))
                        .isEqualTo("3600");
                assertThat(release.jobs("{.items[0].spec.template.spec.containers[0].image}"))
                        .isEqualTo("ghcr.io/voltade/vomeet-bot:staging");
                assertThat(release.jobs(
                                "{.items[0].spec.template.spec.containers[0].env[?(@.name=='LOG_LEVEL')].value}"))
                        .isEqualTo("debug");
                itIsHeardWithTheGuidesRoleAlone(release, client, meeting);
            }
        }
    }

    /** As if the chart had given none; for the manager that starts next. */
    private static void onlyTheGuidesRoleIsLeft(Release release) {
        release.kubectl("delete", "rolebinding", "vomeet-bot-manager");
        assertThat(release.kubectl("get", "rolebindings", "-o", "name").lines())
                .containsExactly("rolebinding.rbac.authorization.k8s.io/bot-manager");
        release.kubectl("delete", "pod", "-l", "app=bot-manager");
    }

    private static void itIsHeardWithTheGuidesRoleAlone(Release release, MeetingClient client, MeetingView meeting) {
        client.await(meeting, MeetingStatus.ACTIVE);
        var plain = "{.items[0].spec.template.spec.containers[0].env[?(@.name=='BOT_CONFIG')].value}";
        assertThat(release.kubectl("get", "jobs", "-l", "meeting-id=" + meeting.id(), "-o", "jsonpath=" + plain))
                .as("plainly, for no Secret may be made")
                .contains(meeting.nativeMeetingId());
        isHeardAndLeaves(client, meeting);
        assertThat(release.kubectl("logs", "deployment/bot-manager").lines())
                .satisfiesOnlyOnce(line ->
                        assertThat(line).contains("may not watch Jobs and pods in namespace " + release.namespace()))
                .satisfiesOnlyOnce(
                        line -> assertThat(line).contains("may not make Secrets in namespace " + release.namespace()));
    }

    private static void isHeardAndLeaves(MeetingClient client, MeetingView meeting) {
        Awaitility.await("text")
                .atMost(PATIENCE)
                .until(() -> !client.api().transcript(meeting).lines().isEmpty());
        client.api().leave(meeting);
        assertThat(client.await(meeting, MeetingStatus.COMPLETED).reason()).isEqualTo("stopped");
    }

    private static void whileTheBotIsInTheMeeting(
            Release release, Progress progress, MeetingClient client, MeetingView meeting) throws InterruptedException {
        var job = release.kubectl("get", "jobs", "-o", "jsonpath={.items[0].metadata.name}");
        assertThat(job).matches("vomeet-bot-" + meeting.id() + "-[0-9a-f]{8}");
        var pod = release.kubectl("get", "pods", "-l", "job-name=" + job, "-o", "jsonpath={.items[0].metadata.name}");
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
            assertThat(CLUSTER.kubectl("top", "nodes")).contains("%");
            isHeardAndLeaves(client, meeting);
            assertThat(log.await(PATIENCE).orFail("kubectl logs -f").text()).contains("\"meeting_id\":" + meeting.id());
        }
    }
}
