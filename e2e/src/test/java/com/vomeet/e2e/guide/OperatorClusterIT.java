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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's second step with External Secrets at work: bots take their addresses from Secrets that the operator fills out of
 * another namespace, which the manager and the bots cannot read. The manager itself is told of a speech server that is not there.
 */
@Tag("cluster")
@Tag("own-cluster")
final class OperatorClusterIT {
    private static final String BOTS = "vomeet-bot-operator";
    private static final String VAULT = "vomeet-vault";

    /** A variable that only an entry has that was added to the template of 1Password. */
    private static final String ADDED = "VOMEET_TEST_ADDED";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);

    @TempDir
    private Path folder;

    private static LabInCluster lab;

    @BeforeAll
    static void start() {
        TestImages.load(CLUSTER);
        TestImages.loadBot(CLUSTER, "ghcr.io/voltade/vomeet-bot:staging");
        lab = LabInCluster.start(CLUSTER);
        CLUSTER.cluster("external-secrets", "on");
        CLUSTER.kubectl("create", "namespace", VAULT);
        vault("redis-credentials", "url", "redis://redis." + BOTS + ":6379/0");
        vault("whisperlive-credentials", "url", speech("whisperlive"));
        vault("lab-authority", "pem", lab.authority());
        vault("vomeet-secrets", "log_level", "debug");
        vault("not-for-bots", "password", "of somebody else");
    }

    @AfterEach
    void goOnAfterAFailure() {
        CLUSTER.tryKubectl("delete", "namespace", BOTS, "--ignore-not-found", "--timeout=120s");
    }

    @AfterAll
    static void end() {
        CLUSTER.cluster("external-secrets", "off");
        CLUSTER.tryKubectl("delete", "namespace", VAULT, "--wait=false");
        lab.close();
    }

    @Test
    void theBotGetsItsValuesThroughTheOperatorAndTheNextBotTheChangedOne() throws Exception {
        var host = CLUSTER.host().orElseThrow();
        try (var connect = new OnePasswordConnect(host, "vomeet", "vomeet-secrets", "log_level", "of 1Password");
                var release = new Release(CLUSTER, BOTS, "vomeet-bot")) {
            CLUSTER.kubectl("create", "namespace", BOTS);
            release.kubectl(
                    "create",
                    "secret",
                    "generic",
                    "onepassword-token",
                    "--from-literal=token=" + OnePasswordConnect.TOKEN);
            install(connect);
            var around = new Surroundings(CLUSTER, release);
            around.secrets("ghcr.io");
            around.step3(folder, variables());
            around.apply();
            around.giveTheManagerTheChartsJob();
            release.kubectl("expose", "deployment", "whisperlive", "--name=whisperlive-next", "--port=8000");
            around.awaitAll();
            try (var client = around.client()) {
                whatToLookAtIsThere(release, heardWith(release, client, "abc-opea-xyz", speech("whisperlive")));

                vault("whisperlive-credentials", "url", speech("whisperlive-next"));
                Awaitility.await("the operator has seen the change")
                        .atMost(PATIENCE)
                        .until(() -> secret(release).equals(speech("whisperlive-next")));

                heardWith(release, client, "abc-opeb-xyz", speech("whisperlive-next"));
            }
            theStoreReadsNothingElse();
        }
    }

    private void install(OnePasswordConnect connect) throws Exception {
        CLUSTER.helm(
                "install",
                "vomeet-bot",
                chartWithEntriesMore().toString(),
                "--namespace",
                BOTS,
                "--set",
                "imageTag=staging,externalSecrets.enabled=true",
                "--set",
                "externalSecrets.onepassword.enabled=true,externalSecrets.onepassword.connectHost=" + connect.url(),
                "--set",
                "externalSecrets.onepassword.data.REDIS_URL=null,externalSecrets.onepassword.data.WHISPER_LIVE_URL=null",
                "--set",
                "externalSecrets.secretstore.enabled=true,externalSecrets.secretstore.remoteNamespace=" + VAULT,
                "--set",
                "externalSecrets.secretstore.refreshInterval=1s",
                "--set",
                "externalSecrets.secretstore.data.BOT_CA.key=lab-authority,externalSecrets.secretstore.data.BOT_CA.property=pem");
    }

    /** As the guide's second step has it: both templates are edited. What they propose is no comment any more. */
    private Path chartWithEntriesMore() throws Exception {
        var chart = folder.resolve("chart");
        var here = new Terminal(Tree.ROOT.resolve("vomeet-bot"), CLUSTER.environment());
        here.run("cp -r chart '" + chart + "'").orFail("cp");
        edit(chart.resolve("templates/secret-envs-from-secretstore.yaml"), "LOG_LEVEL");
        edit(chart.resolve("templates/secret-envs-from-onepassword.yaml"), ADDED);
        return chart;
    }

    private static void edit(Path template, String variable) throws IOException {
        var text = Files.readString(template);
        Files.writeString(
                template, text.replaceAll("(?m)^    # (?=[- ] )", "    ").replace("LOG_LEVEL", variable));
    }

    /**
     * All that docs/operate.md says to look at when something is wrong, where pull secret and External Secrets are in place; the namespace
     * there is that of the product.
     */
    private static void whatToLookAtIsThere(Release release, MeetingView meeting) throws InterruptedException {
        var operator = new Progress(troubleshooting(), new Terminal(Tree.ROOT, CLUSTER.environment()));
        var pod = pod(release, meeting);
        var job = release.kubectl("get", "pod", pod, "-o", "jsonpath={.metadata.labels.job-name}");
        operator.fill("pod-name", pod);
        operator.fill("job-name", job);
        assertThat(operator.run("get secret image-pull-secrets"))
                .contains("kubernetes.io/dockerconfigjson", "yes\n", job, pod);
        assertThat(operator.run("vomeet-admin bot-config")).contains("kind: Job", "\"token\"", "envs-from-secretstore");
        assertThat(operator.run("kubectl get externalsecrets"))
                .containsPattern("externalsecret\\S*/envs-from-secretstore .* SecretSynced +True")
                .containsPattern("externalsecret\\S*/envs-from-onepassword .* SecretSynced +True")
                .containsPattern("secretstore\\S*/vomeet-bot-secretstore .* Valid .* True")
                .contains("Remote Ref:");
        operator.assertThatEveryBlockWasRun();
    }

    private static Guide troubleshooting() {
        var text = Tree.text(Tree.ROOT.resolve("docs/operate.md"));
        var section = text.substring(text.indexOf("### Troubleshooting\n"), text.indexOf("### Resource constraints\n"));
        return Guide.of(section.replace("-n vomeet", "-n " + BOTS).replace(":vomeet:", ":" + BOTS + ":"));
    }

    /** A meeting from the knock to its text; the text came by the speech server that the bot was told of. */
    private static MeetingView heardWith(Release release, MeetingClient client, String code, String speech) {
        lab.open(Surroundings.meeting(code));
        var meeting = client.sendBotTo(code);
        client.await(meeting, MeetingStatus.ACTIVE);
        Awaitility.await("text of " + code)
                .atMost(PATIENCE)
                .until(() -> !client.api().transcript(meeting).lines().isEmpty());
        assertThat(release.exec(pod(release, meeting), "printenv", "WHISPER_LIVE_URL", "LOG_LEVEL", ADDED)
                        .out())
                .isEqualTo(speech + "\ndebug\nof 1Password\n");
        client.api().leave(meeting);
        assertThat(client.await(meeting, MeetingStatus.COMPLETED).reason()).isEqualTo("stopped");
        return meeting;
    }

    private static String pod(Release release, MeetingView meeting) {
        return release.kubectl(
                "get", "pods", "-l", "meeting-id=" + meeting.id(), "-o", "jsonpath={.items[0].metadata.name}");
    }

    private static void theStoreReadsNothingElse() {
        assertThat(mayBeRead("redis-credentials")).isEqualTo("yes\n");
        assertThat(mayBeRead("vomeet-secrets")).isEqualTo("yes\n");
        assertThat(mayBeRead("not-for-bots")).isEqualTo("no\n");
    }

    private static String mayBeRead(String secret) {
        var account = "--as=system:serviceaccount:" + BOTS + ":vomeet-bot-secretstore";
        return CLUSTER.tryKubectl("auth", "can-i", "get", "secret/" + secret, "-n", VAULT, account)
                .out();
    }

    /** Step 3 of the guide for this namespace, with a speech server that nobody serves. */
    private static String variables() {
        return Guide.read()
                        .with("ORCHESTRATOR=k8s")
                        .text()
                        .replace("K8S_NAMESPACE=vomeet-bot\n", "K8S_NAMESPACE=" + BOTS + "\n")
                        .replaceAll("K8S_BOT_IMAGE.*\n", "")
                        .replace("ws://whisperlive:8000/ws", "ws://nobody:8000/ws")
                + Surroundings.CHARTS_JOB;
    }

    private static String secret(Release release) {
        return release.kubectl(
                "get",
                "secret",
                "envs-from-secretstore",
                "-o",
                "go-template={{.data.WHISPER_LIVE_URL | base64decode}}");
    }

    private static String speech(String service) {
        return "ws://" + service + "." + BOTS + ":8000/ws";
    }

    private static void vault(String name, String key, String value) {
        CLUSTER.kubectl("-n", VAULT, "delete", "secret", name, "--ignore-not-found");
        CLUSTER.kubectl("-n", VAULT, "create", "secret", "generic", name, "--from-literal=" + key + "=" + value);
    }
}
