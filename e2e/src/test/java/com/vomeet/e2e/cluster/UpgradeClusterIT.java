package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.chaos.Receiver;
import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.e2e.house.Tree;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From the release before to this one, and from one configuration to another, in the middle of a meeting: no call, no webhook and no line
 * of text is lost. Where the history does not reach to the release before, {@code ./vomeet test --cluster} leaves it out and says so.
 */
@Tag("cluster")
@Tag("own-cluster")
@Tag("upgrade")
final class UpgradeClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> PARTS =
            List.of("statefulset/postgres", "statefulset/redis", "deployment/bot-manager");
    private static final List<String> ROLES = List.of(
            "deployment/bot-manager-fleet", "deployment/bot-manager-transcripts", "deployment/bot-manager-webhooks");

    /** Asks for the manager again and again, each time by a connection of its own, and writes down what it was answered. */
    private static final String CALLER = "while true; do curl -s -m 20 -o /dev/null -w \"%{http_code}%{errormsg}\\n\""
            + " http://bot-manager:8080/healthz; sleep 0.05; done";

    private final ClusterAccess cluster = ClusterAccess.find(Tree.ROOT);
    private final Release release = new Release(cluster, "vomeet-upgrade", "vomeet");
    private Path before;
    private LabInCluster lab;
    private Elsewhere elsewhere;

    @BeforeEach
    void prepare() throws UnknownHostException {
        elsewhere = Elsewhere.of(cluster);
        TestImages.load(cluster);
        TestImages.loadBotOnTheNode(cluster);
        before = TestImages.loadTheReleaseBefore(cluster);
        lab = LabInCluster.start(cluster);
        release.makeNamespace();
        release.trust(lab);
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
    void aBotOfTheReleaseBeforeIsFollowedToItsEndWhileManagersComeAndGo() {
        helm("install", before.resolve("chart").toString(), "before");
        var key = MeetingClient.newKey(cluster, release.namespace(), "Ann");
        isToldOfAll(key);
        var meeting = aBotIsHeard(key);
        var pod = pod(meeting);
        assertThat(pod).contains("vomeet-bot:before");

        somebodyAsksAllTheTime();
        var onItsWay = aBotIsSent(key);
        helm("upgrade", "./chart", "test");
        assertThat(pod(meeting)).as("the bot's pod after the upgrade").isEqualTo(pod);
        managersAreReplacedOnceMore();
        wasAlwaysAnswered();

        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            var known = lines(client, meeting).size();
            awaitMoreThan(known, client, meeting);
            assertThat(pod(meeting)).as("the bot's pod at the end").isEqualTo(pod);
            comesIn(onItsWay, client);
            newBotsAreNew(client);
            client.api().leave(meeting);
            assertThat(client.await(meeting, MeetingStatus.COMPLETED).reason()).isEqualTo("stopped");
            assertThat(client.statuses(meeting))
                    .containsExactly("requested", "joining", "awaiting_admission", "active", "stopping", "completed");
            for (var one : List.of(meeting, onItsWay)) {
                noTextIsMissing(client, one);
                allIsTold(client, one);
            }
        }
        Awaitility.await("no bot runs")
                .atMost(PATIENCE)
                .until(() -> release.jobs("{.items[*].status.active}").isBlank());
    }

    private void helm(String what, String chart, String tag) {
        helm(what, chart, tag, "roles.split=false");
        release.awaitRollout(PARTS);
    }

    private void helm(String what, String chart, String tag, String value) {
        var values = String.join(
                ",",
                "global.imageTag=" + tag,
                elsewhere.values(),
                "imagePullPolicy=IfNotPresent,bots.bot.imagePullPolicy=IfNotPresent",
                // Four managers share two cores here.
                "manager.resources.requests.cpu=50m",
                value);
        cluster.helm(what, release.name(), chart, "-n", release.namespace(), "--set", values);
    }

    private MeetingView aBotIsHeard(Secret key) {
        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            var meeting = client.sendBotTo(lab.open(withoutEnd("abc-last-one")));
            client.await(meeting, MeetingStatus.ACTIVE);
            awaitMoreThan(0, client, meeting);
            return meeting;
        }
    }

    private MeetingView aBotIsSent(Secret key) {
        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            return client.sendBotTo(lab.open(withoutEnd("abc-roll-one")));
        }
    }

    private void isToldOfAll(Secret key) {
        try (var client = MeetingClient.of(cluster, release.namespace(), key)) {
            client.tell(elsewhere.webhooks().url());
        }
    }

    private static void noTextIsMissing(MeetingClient client, MeetingView meeting) {
        var lines = lines(client, meeting);
        System.out.println("upgrade: " + lines.size() + " lines of meeting " + meeting.id());
        assertThat(lines)
                .isNotEmpty()
                .extracting(TranscriptView.Line::start)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(Bursts.outOfOrder(lines))
                .as("lines after which one is missing, or that are there twice")
                .isEmpty();
    }

    /** Each event once, in its place; what could not be told while a manager went came later. */
    private void allIsTold(MeetingClient client, MeetingView meeting) {
        var owed = Receiver.told(client.statuses(meeting));
        Awaitility.await("webhooks of meeting " + meeting.id())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(meeting)).containsAll(owed).contains("transcript.ready"));
        assertThat(told(meeting)).filteredOn(type -> type.startsWith("bot.")).isEqualTo(owed);
        assertThat(told(meeting)).containsOnlyOnce("transcript.ready");
        assertThat(elsewhere.webhooks().of(meeting.id()))
                .extracting(Receiver.Heard::sequence)
                .isSorted();
    }

    private List<String> told(MeetingView meeting) {
        return elsewhere.webhooks().of(meeting.id()).stream()
                .map(Receiver.Heard::type)
                .toList();
    }

    /** Its reports came while the managers were replaced. */
    private static void comesIn(MeetingView meeting, MeetingClient client) {
        client.await(meeting, MeetingStatus.ACTIVE);
        awaitMoreThan(0, client, meeting);
        client.api().leave(meeting);
        client.await(meeting, MeetingStatus.COMPLETED);
        assertThat(client.statuses(meeting))
                .containsExactly("requested", "joining", "awaiting_admission", "active", "stopping", "completed");
    }

    private void somebodyAsksAllTheTime() {
        cluster.apply(release.namespace(), BusyboxPod.running("caller", CALLER).yaml());
        Awaitility.await("the caller is answered")
                .atMost(PATIENCE)
                .until(() -> cluster.tryKubectl("-n", release.namespace(), "logs", "caller")
                        .out()
                        .contains("200"));
    }

    /** One configuration gives way to another: a manager for each role, and so a database that takes more connections. */
    private void managersAreReplacedOnceMore() {
        var old = managers();
        var database = database();
        helm("upgrade", "./chart", "test", "roles.split=true");
        release.awaitRollout(PARTS);
        release.awaitRollout(ROLES);
        assertThat(managers()).as("managers after a change").isNotEqualTo(old);
        assertThat(database()).as("the database after a change").isNotEqualTo(database);
        Awaitility.await("the one before is gone")
                .atMost(PATIENCE)
                .until(() -> managers().split(" ").length == 1);
    }

    private void wasAlwaysAnswered() {
        var answers = release.kubectl("logs", "caller").lines().toList();
        System.out.println("upgrade: " + answers.size() + " calls while managers were replaced");
        // A name that a busy machine's DNS does not tell in time was never asked of a manager.
        assertThat(answers)
                .hasSizeGreaterThan(20)
                .filteredOn(answer -> !answer.contains("Resolving timed out") && !answer.contains("Could not resolve"))
                .containsOnly("200");
        release.kubectl("delete", "pod", "caller", "--wait=false");
    }

    private String managers() {
        return cluster.podsOf(release.namespace(), "bot-manager");
    }

    private String database() {
        return release.kubectl("get", "pod", "postgres-0", "-o", "jsonpath={.metadata.uid}");
    }

    private void newBotsAreNew(MeetingClient client) {
        var next = client.sendBotTo(lab.open(withoutEnd("abc-next-one")));
        Awaitility.await("its pod").atMost(PATIENCE).until(() -> pod(next).contains("vomeet-bot:test"));
        client.api().leave(next);
        client.await(next, MeetingStatus.COMPLETED);
    }

    /** Which it is and how often it was started. */
    private String pod(MeetingView meeting) {
        return release.kubectl(
                "get",
                "pods",
                "-l",
                "meeting-id=" + meeting.id(),
                "-o",
                "jsonpath={range .items[*]}{.metadata.uid} {.spec.containers[0].image}"
                        + " {.status.containerStatuses[0].restartCount} {.status.phase}{end}");
    }

    private static List<TranscriptView.Line> lines(MeetingClient client, MeetingView meeting) {
        return client.api().transcript(meeting).lines();
    }

    private static void awaitMoreThan(int known, MeetingClient client, MeetingView meeting) {
        Awaitility.await("more text than " + known + " lines")
                .atMost(PATIENCE)
                .until(() -> lines(client, meeting).size() > known);
    }

    private static String withoutEnd(String code) {
        var demo = Tree.text(Tree.ROOT.resolve("lab/src/main/resources/scenarios/demo.yaml"));
        return "code: " + code + "\n" + demo.replace("script:\n", "script:\n  loop: true\n");
    }
}
