package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.e2e.guide.Guide;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product by one Helm command on a cluster whose pods have to be restricted, from the first meeting to the re-installation.
 * Only what a private registry and the lab's own authority ask for is there before: two Secrets.
 */
@Tag("cluster")
final class ProductClusterIT {
    private static final String NAMESPACE = "vomeet";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final ClusterAccess cluster = ClusterAccess.find(Tree.ROOT);
    private LabInCluster lab;

    @BeforeEach
    void prepare() throws IOException {
        TestImages.load(cluster);
        TestImages.loadAsLatest(cluster);
        lab = LabInCluster.start(cluster);
        cluster.kubectl("create", "namespace", NAMESPACE);
        cluster.kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
        cluster.createPullSecret(NAMESPACE, "ghcr.io");
        var authority = Files.writeString(folder.resolve("ca.crt"), lab.authority());
        kubectl("create", "secret", "generic", "envs-from-secretstore", "--from-file=BOT_CA=" + authority);
    }

    @AfterEach
    void removeEverything() {
        if (lab != null) {
            lab.close();
        }
        cluster.helmUninstall(NAMESPACE, "vomeet");
        cluster.tryKubectl("delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=120s");
    }

    @Test
    void oneCommandInstallsAProductThatRunsMeetingsAndGoesAsPolitelyAsItCame() {
        install();
        var key = MeetingClient.newKey(cluster, NAMESPACE, "e2e");
        try (var client = MeetingClient.of(cluster, NAMESPACE, key)) {
            aMeetingIsHeardWithItsNames(client);
        }
        var secrets = secretsOfTheRelease();
        cluster.helm("upgrade", "vomeet", "./chart", "-n", NAMESPACE);
        kubectl("rollout", "status", "deployment/bot-manager", "--timeout=180s");
        assertThat(secretsOfTheRelease()).as("secrets after an upgrade").isEqualTo(secrets);
        uninstallWhileABotIsInAMeeting(key);
        install();
        try (var client = MeetingClient.of(cluster, NAMESPACE, key)) {
            assertThat(client.api().meetings())
                    .as("meetings of the installation before")
                    .hasSize(2);
        }
    }

    private void install() {
        assertThat(cluster.helm("install", "vomeet", "./chart", "-n", NAMESPACE, "--create-namespace"))
                .contains("STATUS: deployed", "vomeet-admin account create NAME");
        for (var part : List.of("statefulset/postgres", "statefulset/redis", "deployment/whisperlive")) {
            kubectl("rollout", "status", part, "--timeout=180s");
        }
        kubectl("rollout", "status", "deployment/bot-manager", "--timeout=180s");
    }

    private void aMeetingIsHeardWithItsNames(MeetingClient client) {
        var code = lab.open(demo("abc-demo-one"));
        var meeting = client.sendBotTo(code);
        client.await(meeting, MeetingStatus.ACTIVE);
        thePodIsRestrictedAndItsConfigurationASecret(meeting);
        theOperatorsCommandsWork(jobs("{.items[0].metadata.name}"));
        var ended = client.await(meeting, MeetingStatus.COMPLETED);
        assertThat(ended.reason()).isEqualTo("left_alone");
        var lines = client.api().transcript(ended).lines();
        assertThat(understood(code, lines))
                .as("share of the words that were said: %s", lines)
                .isGreaterThan(0.6);
        assertThat(lines.stream().map(TranscriptView.Line::speaker).filter(Objects::nonNull))
                .contains("Ada", "Ben", "Cleo");
        Awaitility.await("the Job has ended")
                .atMost(PATIENCE)
                .until(() -> jobs("{.items[*].status.active}").isBlank());
    }

    /** Those of docs/operate.md for a cluster, from monitoring to constraints; figures of a pod come some seconds after it. */
    private void theOperatorsCommandsWork(String job) {
        var text = Tree.text(Tree.ROOT.resolve("docs/operate.md"));
        var commands = Guide.of(text.substring(text.indexOf("### Monitoring"), text.indexOf("### Scaling")));
        var pod = kubectl("get", "pods", "-l", "job-name=" + job, "-o", "jsonpath={.items[0].metadata.name}");
        var values = Map.of("job-name", job, "pod-name", pod);
        var terminal = new Terminal(Tree.ROOT, cluster.environment());
        assertThat(commands.blocks()).hasSizeGreaterThan(3);
        assertThat(commands.blocks())
                .allSatisfy(block -> Awaitility.await(block.name())
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(3))
                        .untilAsserted(() -> terminal.run(block.filled(values)).orFail(block.name())));
    }

    /** How well is for the benches to say; here everything else runs on the same few cores. */
    private double understood(String code, List<TranscriptView.Line> lines) {
        var heard = new HashSet<String>();
        lines.forEach(line -> heard.addAll(words(line.text())));
        var said = lab.said(code).stream().flatMap(text -> words(text).stream()).toList();
        return said.stream().filter(heard::contains).count() / (double) said.size();
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z']+", -1));
    }

    private void thePodIsRestrictedAndItsConfigurationASecret(MeetingView meeting) {
        var job = jobs("{.items[0].metadata.name}");
        assertThat(job).matches("vomeet-bot-" + meeting.id() + "-[0-9a-f]{8}");
        assertThat(kubectl("get", "job", job, "-o", "yaml"))
                .contains("runAsNonRoot: true", "readOnlyRootFilesystem: true", "automountServiceAccountToken: false")
                .doesNotContain("redis://", "abc-demo-one");
        assertThat(kubectl("get", "secret", job, "-o", "jsonpath={.metadata.ownerReferences[0].name}"))
                .isEqualTo(job);
    }

    private void uninstallWhileABotIsInAMeeting(Secret key) {
        try (var client = MeetingClient.of(cluster, NAMESPACE, key)) {
            var code = lab.open(demo("abc-demo-two").replace("script:\n", "script:\n  loop: true\n"));
            var meeting = client.sendBotTo(code);
            client.await(meeting, MeetingStatus.ACTIVE);
            cluster.helm("uninstall", "vomeet", "-n", NAMESPACE, "--wait", "--timeout", "5m");
            assertThat(lab.events(code)).as("the bot pressed the leave button").contains("guest_left");
        }
        Awaitility.await("only what has to outlive the release is left")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubectl(
                                        "get",
                                        "all,secrets,pvc,configmaps,serviceaccounts,roles,rolebindings,networkpolicies",
                                        "-o",
                                        "name")
                                .lines())
                        .containsExactlyInAnyOrder(
                                "secret/envs-from-secretstore",
                                "secret/image-pull-secrets",
                                "secret/postgres",
                                "persistentvolumeclaim/data-postgres-0",
                                "configmap/kube-root-ca.crt",
                                "serviceaccount/default"));
    }

    private String secretsOfTheRelease() {
        return kubectl("get", "secrets", "bot-manager", "postgres", "redis", "-o", "jsonpath={.items[*].data}");
    }

    private String jobs(String path) {
        return kubectl("get", "jobs", "-l", "app.kubernetes.io/name=vomeet-bot", "-o", "jsonpath=" + path);
    }

    private static String demo(String code) {
        return "code: " + code + "\n" + Tree.text(Tree.ROOT.resolve("lab/src/main/resources/scenarios/demo.yaml"));
    }

    private String kubectl(String... arguments) {
        return cluster.kubectlIn(NAMESPACE, arguments);
    }
}
