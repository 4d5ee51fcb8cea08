package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole manager outside of the cluster, and what may happen to its bots in there: rows say it, and nothing is left behind. */
@Tag("cluster")
@Tag("own-cluster")
final class OutsideManagerClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static Namespace namespace;
    private static OutsideManager manager;

    @BeforeAll
    static void start() throws IOException {
        namespace = Namespace.restricted(CLUSTER);
        namespace.apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: vomeet-bot}");
        manager = new OutsideManager(CLUSTER, namespace.name());
    }

    @AfterAll
    static void end() {
        if (manager != null) {
            manager.close();
        }
        namespace.close();
    }

    @BeforeEach
    void nodes() {
        CLUSTER.cluster("fake-nodes", "2");
    }

    /** Its pod looks as if it ran, and it is heard. */
    private static HeardBot heard(MeetingView meeting) {
        manager.awaitRunning(meeting);
        var bot = new HeardBot(manager.secrets(meeting).getFirst());
        manager.awaitStatus(meeting, MeetingStatus.ACTIVE);
        return bot;
    }

    private static String node(MeetingView meeting) {
        return manager.awaitRunning(meeting).getSpec().getNodeName();
    }

    @Test
    void aDrainedNodeIsSaidToHaveTakenTheBotAway() {
        var meeting = manager.request("aaa-dren-aaa");
        try (var bot = heard(meeting)) {
            var node = node(meeting);
            bot.silence();
            CLUSTER.kubectl("drain", node, "--force", "--ignore-daemonsets", "--timeout=60s");
            var ended = manager.awaitStatus(meeting, MeetingStatus.FAILED);
            assertThat(ended.reason()).isEqualTo("pod_evicted");
            assertThat(ended.json().toString()).contains("drained");
            manager.awaitNothingRuns(meeting);
            CLUSTER.kubectl("uncordon", node);
        }
    }

    @Test
    void aLostNodeIsSaidToBeLostAndItsBotIsGoneWhenItComesBack() {
        var meeting = manager.request("aaa-lost-aaa");
        try (var bot = heard(meeting)) {
            var node = node(meeting);
            bot.silence();
            CLUSTER.cluster("lose-node", node);
            var ended = manager.awaitStatus(meeting, MeetingStatus.FAILED);
            assertThat(ended.reason()).isEqualTo("node_lost");
            CLUSTER.cluster("find-node", node);
            manager.awaitNothingRuns(meeting);
        }
    }

    @Test
    void anApiServerThatIsAwayDoublesNothingAndLosesNothing() throws Exception {
        var before = manager.request("aaa-apia-aaa");
        var pod = manager.awaitRunning(before);
        var restart = CompletableFuture.runAsync(() -> CLUSTER.cluster("restart", "apiserver"));
        var meanwhile = new ArrayList<MeetingView>();
        for (var letter = 'a'; letter <= 'j'; letter++) {
            meanwhile.add(manager.request("aaa-apib-aa" + letter));
            pace(100);
        }
        restart.get(90, TimeUnit.SECONDS);
        meanwhile.forEach(meeting -> {
            manager.awaitRunning(meeting);
            assertThat(manager.jobs(meeting)).hasSize(1);
            assertThat(manager.pods(meeting)).hasSize(1);
            // A real pod would wait for its Secret, and be given it; these here run without.
            assertThat(manager.secrets(meeting)).hasSizeLessThanOrEqualTo(1);
        });
        manager.annotate(
                pod,
                Map.of(
                        "vomeet.io/fake-runs-for",
                        "0s",
                        "vomeet.io/fake-exit-code",
                        "1",
                        "vomeet.io/fake-says",
                        "{\"reason\":\"invalid_meeting\",\"exitCode\":1,\"stage\":\"joining\",\"message\":\"No such.\"}"));
        assertThat(manager.awaitStatus(before, MeetingStatus.FAILED).reason()).isEqualTo("invalid_meeting");
        meanwhile.forEach(manager.api()::leave);
        meanwhile.forEach(meeting -> manager.awaitStatus(meeting, MeetingStatus.COMPLETED));
    }

    /** How people ask one after the other; nothing is waited for. */
    private static void pace(long millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }

    @Test
    void aJobThatSomebodyDeletesIsALostBot() {
        var meeting = manager.request("aaa-hand-aaa");
        try (var bot = heard(meeting)) {
            bot.silence();
            manager.deleteJobs(meeting);
            assertThat(manager.awaitStatus(meeting, MeetingStatus.FAILED).reason())
                    .isEqualTo("workload_lost");
            manager.awaitNothingRuns(meeting);
        }
    }

    @Test
    void whoeverIsCalledBackWhileItIsMadeLeavesNothing() {
        var meetings = new ArrayList<MeetingView>();
        for (var letter = 'a'; letter <= 'z'; letter++) {
            var meeting = manager.request("aaa-back-aa" + letter);
            meetings.add(meeting);
            // From before the Job until after its pod.
            pace(ThreadLocalRandom.current().nextLong(letter < 'm' ? 5 : 400));
            manager.api().leave(meeting);
        }
        for (var meeting : meetings) {
            assertThat(manager.awaitStatus(meeting, MeetingStatus.COMPLETED).reason())
                    .isEqualTo("stopped");
        }
        meetings.forEach(manager::awaitGone);
    }
}
