package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.e2e.guide.Guide;
import com.vomeet.e2e.guide.Progress;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.KnownSecrets;
import com.vomeet.e2e.house.Tree;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole product by one Helm command on a cluster whose pods have to be restricted, from the first meeting to the re-installation.
 * Only what a private registry and the lab's own authority ask for is there before: two Secrets.
 */
@Tag("cluster")
@Tag("own-cluster")
final class ProductClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** It stands for the internet here, and has an address that is not of it. */
    private static final String TO_THE_LAB = "networkPolicy.botEgress="
            + "[{\"to\":[{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"vomeet-lab\"}}}]}]";

    private static final List<String> PARTS =
            List.of("statefulset/postgres", "statefulset/redis", "deployment/whisperlive", "deployment/bot-manager");

    private final ClusterAccess cluster = ClusterAccess.find(Tree.ROOT);
    private final Release release = new Release(cluster, "vomeet", "vomeet");
    private final InstalledRedis redis = new InstalledRedis(release);
    /** Where the bots of the second installation are. */
    private final Release elsewhere = new Release(cluster, "vomeet-bots", "vomeet");

    private final Progress operator = new Progress(section(), new Terminal(Tree.ROOT, cluster.environment()));
    private LabInCluster lab;

    /** What an operator is told to do on a cluster. {@code OperatorClusterIT} has External Secrets. */
    private static Guide section() {
        var text = Tree.text(Tree.ROOT.resolve("docs/operate.md"));
        var begin = text.indexOf("## On a cluster\n");
        return Guide.of(text.substring(begin, text.indexOf("\n## ", begin))).without("externalsecrets");
    }

    @BeforeEach
    void prepare() {
        TestImages.load(cluster);
        TestImages.loadAsLatest(cluster);
        lab = LabInCluster.start(cluster);
        release.makeNamespace();
        cluster.createPullSecret(release.namespace(), "ghcr.io");
        release.trust(lab);
        elsewhere.makeNamespace();
        cluster.createPullSecret(elsewhere.namespace(), "ghcr.io");
        elsewhere.trust(lab);
    }

    @AfterEach
    void removeEverything() {
        if (lab != null) {
            lab.close();
        }
        release.close();
        elsewhere.close();
    }

    @Test
    void oneCommandInstallsAProductThatRunsMeetingsAndGoesAsPolitelyAsItCame() throws Exception {
        var key = installAsTheOperatorIsTold();
        redis.keepsWhatItHasAndToWhomItBelongs();
        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            aMeetingIsHeardWithItsNames(client, key);
        }
        var secrets = secretsOfTheRelease();
        cluster.helm("upgrade", "vomeet", "./chart", "-n", release.namespace(), "--set-json", TO_THE_LAB);
        release.awaitRollout(PARTS);
        assertThat(secretsOfTheRelease()).as("secrets after an upgrade").isEqualTo(secrets);
        theDatabaseGetsMoreRoom();
        aBotIsInAMeetingAtTheEnd(key);
        installWithBotsElsewhere();
        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            assertThat(client.api().meetings())
                    .as("meetings of the installation before")
                    .hasSize(2);
            aBotElsewhereIsInAMeetingAtTheEnd(client);
        }
        operator.assertThatEveryBlockWasRun();
    }

    /** The pod stays: only what is around it is made anew. */
    private void theDatabaseGetsMoreRoom() throws InterruptedException {
        var pod = kubectl("get", "pod", "postgres-0", "-o", "jsonpath={.metadata.uid}");
        operator.run("patch pvc");
        release.awaitRollout(PARTS);
        assertThat(kubectl("get", "pvc", "data-postgres-0", "-o", "jsonpath={.spec.resources.requests.storage}"))
                .isEqualTo("50Gi");
        assertThat(kubectl(
                        "get",
                        "statefulset",
                        "postgres",
                        "-o",
                        "jsonpath={.spec.volumeClaimTemplates[0].spec.resources.requests.storage}"))
                .isEqualTo("50Gi");
        assertThat(kubectl("get", "pod", "postgres-0", "-o", "jsonpath={.metadata.uid}"))
                .as("the pod of the database")
                .isEqualTo(pod);
    }

    /** @return the API key that the last of the commands prints */
    private Secret installAsTheOperatorIsTold() throws InterruptedException {
        var said = operator.run("helm install vomeet");
        assertThat(said).contains("STATUS: deployed", "vomeet-admin account create NAME");
        release.awaitRollout(PARTS);
        return Secret.of(said.lines()
                .filter(line -> line.matches("\\S{40}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key in: " + said)));
    }

    private void installWithBotsElsewhere() {
        var set = "bots.namespace=" + elsewhere.namespace();
        assertThat(cluster.helm(
                        "install",
                        "vomeet",
                        "./chart",
                        "-n",
                        release.namespace(),
                        "--create-namespace",
                        "--set",
                        set,
                        "--set-json",
                        TO_THE_LAB))
                .contains("STATUS: deployed", "vomeet-admin account create NAME");
        release.awaitRollout(PARTS);
    }

    /** Manager, Redis and speech server are in another namespace than it, and so is who calls it back when they go. */
    private void aBotElsewhereIsInAMeetingAtTheEnd(MeetingClient client) {
        var code = lab.open(demo("abc-demo-far").replace("script:\n", "script:\n  loop: true\n"));
        var meeting = client.sendBotTo(code);
        client.await(meeting, MeetingStatus.ACTIVE);
        assertThat(jobs("{.items}")).as("Jobs beside the manager").isEqualTo("[]");
        assertThat(elsewhere.jobs("{.items[*].metadata.name}")).startsWith("vomeet-bot-" + meeting.id() + "-");
        Awaitility.await("text")
                .atMost(PATIENCE)
                .until(() -> !client.api().transcript(meeting).lines().isEmpty());
        cluster.helm("uninstall", "vomeet", "-n", release.namespace(), "--wait");
        assertThat(lab.events(code)).as("the bot pressed the leave button").contains("guest_left");
        assertThat(elsewhere
                        .kubectl("get", "serviceaccounts,roles,rolebindings,networkpolicies", "-o", "name")
                        .lines())
                .as("what the release has left there")
                .containsExactly("serviceaccount/default");
    }

    private void aMeetingIsHeardWithItsNames(MeetingClient client, Secret key) {
        var known = new KnownSecrets();
        known.add("the API key", key);
        known.add("the webhook's secret", client.tell(URI.create("https://nobody.invalid/hears")));
        var code = lab.open(demo("abc-demo-one"));
        var meeting = client.sendBotTo(code);
        client.await(meeting, MeetingStatus.ACTIVE);
        thePodIsRestrictedAndItsConfigurationASecret(meeting);
        var job = jobs("{.items[0].metadata.name}");
        known.addBot("the bot", Objects.requireNonNull(secret(job).get("BOT_CONFIG")));
        assertThat(redis.clients()).as("who is connected").contains(" user=vomeet-bot ");
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
        noSecretIsLogged(known, job);
    }

    private void noSecretIsLogged(KnownSecrets known, String job) {
        for (var name : List.of("bot-manager", "postgres", "redis")) {
            secret(name).forEach((field, value) -> known.add(name + "'s " + field, Secret.of(value)));
        }
        var ofTheBot = kubectl("logs", "job/" + job);
        assertThat(known.in(ofTheBot)).as("what the bot has logged").isEmpty();
        assertThat(ofTheBot).contains("\"meeting_id\":");
        var ofTheManager = kubectl("logs", "deployment/bot-manager");
        assertThat(known.in(ofTheManager)).as("what the manager has logged").isEmpty();
        assertThat(ofTheManager).contains(job + " is started");
    }

    private Map<String, String> secret(String name) {
        var data = Json.MAPPER
                .readTree(kubectl("get", "secret", name, "-o", "json"))
                .path("data");
        return data.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> new String(
                                Base64.getDecoder().decode(field.getValue().asString()), StandardCharsets.UTF_8)));
    }

    /** From monitoring to constraints; figures of a pod come some seconds after it. */
    private void theOperatorsCommandsWork(String job) throws InterruptedException {
        var pod = kubectl("get", "pods", "-l", "job-name=" + job, "-o", "jsonpath={.items[0].metadata.name}");
        operator.fill("job-name", job);
        operator.fill("pod-name", pod);
        assertThat(operator.runUntilItSucceeds("kubectl top pods", PATIENCE)).contains(job);
        assertThat(operator.run("auth can-i")).contains("yes");
        // What the terminal shows of both streams: the chart's Role does not let the manager read the Secret.
        assertThat(operator.run("vomeet-admin bot-config"))
                .contains("made again from the meeting's row and the settings of now")
                .containsPattern("\"token\" ?: ?\"\\*{3}\"");
        assertThat(operator.runUntilItSucceeds("kubectl top nodes", PATIENCE)).contains("%");
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

    /** To the end of the release. */
    private void aBotIsInAMeetingAtTheEnd(Secret key) throws InterruptedException {
        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            var code = lab.open(demo("abc-demo-two").replace("script:\n", "script:\n  loop: true\n"));
            var meeting = client.sendBotTo(code);
            client.await(meeting, MeetingStatus.ACTIVE);
            var ofIt = "meeting-id=" + meeting.id();
            theOperatorsCommandsWork(kubectl("get", "jobs", "-l", ofIt, "-o", "jsonpath={.items[0].metadata.name}"));
            Awaitility.await("text")
                    .atMost(PATIENCE)
                    .until(() -> !client.api().transcript(meeting).lines().isEmpty());
            operator.run("helm uninstall");
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
        return release.jobs(path);
    }

    private static String demo(String code) {
        return "code: " + code + "\n" + Tree.text(Tree.ROOT.resolve("lab/src/main/resources/scenarios/demo.yaml"));
    }

    private String kubectl(String... arguments) {
        return release.kubectl(arguments);
    }
}
