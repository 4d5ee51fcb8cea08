package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.PortForward;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.guide.Guide;
import com.vomeet.e2e.guide.Progress;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A product that grows, on a real node: while all of this happens one bot is in one meeting. */
@Tag("cluster")
@Tag("own-cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GrowingClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static GrownProduct product;

    @BeforeAll
    static void start() {
        product = GrownProduct.start(CLUSTER);
    }

    @AfterAll
    static void end() {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void aMeetingIsHeardThoughEachRoleIsAPodOfItsOwn() {
        Awaitility.await("text, by the role that stores it")
                .atMost(PATIENCE)
                .until(() -> !product.client()
                        .api()
                        .transcript(product.meeting())
                        .lines()
                        .isEmpty());
        assertThat(kubectl(
                        "get",
                        "pods",
                        "-l",
                        "vomeet.io/program=manager",
                        "-o",
                        "jsonpath={.items[*].spec.containers[0].env[0].value}"))
                .contains("api", "fleet", "transcripts", "webhooks");
        assertThat(kubectl(
                        "get",
                        "pod",
                        product.botPod(),
                        "-o",
                        "jsonpath={.spec.priorityClassName} {.spec.priority} {.spec.preemptionPolicy}"))
                .as("the class of the bot's pod, and what the API server has made of it")
                .isEqualTo("vomeet-test 10 Never");
    }

    @Test
    void eachPodReachesWhomItHasToAndNobodyElse() {
        var meeting = Map.of("meeting", Reach.service(product.release(), "vomeet-lab", "lab"));
        var reach = Reach.of(product.release(), meeting);
        var may = Map.of(
                product.botPod(), List.of("bot-manager", "meeting", "names", "redis", "whisperlive"),
                part("bot-manager"), List.of("api server", "bot-manager", "meeting", "names", "postgres", "redis"),
                part("bot-manager-fleet"),
                        List.of("api server", "bot-manager", "meeting", "names", "postgres", "redis"),
                part("postgres"), List.<String>of(),
                part("redis"), List.<String>of(),
                part("whisperlive"), List.<String>of());
        may.forEach((pod, peers) -> reaches(reach, product.release().namespace(), pod, peers));
        var lab = CLUSTER.kubectlIn(
                "vomeet-lab", "get", "pods", "-l", "app=lab", "-o", "jsonpath={.items[0].metadata.name}");
        reaches(reach, "vomeet-lab", lab, List.of("api server", "bot-manager", "meeting", "names"));
    }

    @Test
    void botsAreKeptFromWhereverTheApiServerIs() {
        var addresses = CLUSTER.kubectlIn(
                "default", "get", "endpoints", "kubernetes", "-o", "jsonpath={.subsets[*].addresses[*].ip}");
        var kept =
                kubectl("get", "networkpolicy", "vomeet-bot", "-o", "jsonpath={.spec.egress[*].to[*].ipBlock.except}");
        assertThat(addresses.split(" ", -1))
                .allSatisfy(address -> assertThat(kept).contains('"' + address + "/"));
    }

    /** The rules for a new pod come a moment after it. */
    private static void reaches(Reach reach, String namespace, String pod, List<String> peers) {
        Awaitility.await("whom " + pod + " reaches")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(reach.from(namespace, pod)).isEqualTo(peers));
    }

    @Test
    void whoIsNamedReadsAllMetricsAndNobodyElseAny() {
        try (var named = Watcher.of(product.release()).named();
                var stranger = Watcher.of(product.release())) {
            Awaitility.await("what the one reads that is named")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(named.reads())
                            .containsExactly(
                                    "bot-manager",
                                    "bot-manager-fleet",
                                    "bot-manager-transcripts",
                                    "bot-manager-webhooks",
                                    "whisperlive"));
            assertThat(stranger.reads()).isEmpty();
        }
    }

    @Test
    void aBotBeyondTheQuotaFailsWithTheQuotasName() {
        var refused = product.client().sendBotTo("abc-more-two");
        var ended = product.client().await(refused, MeetingStatus.FAILED);
        assertThat(ended.reason()).isEqualTo("quota_exceeded");
        assertThat(ended.json().toString()).contains("exceeded quota: vomeet-bots", "count/jobs.batch=1");
    }

    @Test
    void aContainerThatSaysNothingOfItsNeedsIsGivenLimits() {
        CLUSTER.apply(
                product.release().namespace(),
                BusyboxPod.running("modest", "true").yaml());
        assertThat(kubectl("get", "pod", "modest", "-o", "jsonpath={.spec.containers[0].resources.limits.memory}"))
                .isEqualTo("512Mi");
    }

    @Test
    void theFleetTellsHowLongABotsJobAndItsPodTook() throws Exception {
        var fleet = "pod/" + part("bot-manager-fleet");
        try (var way = PortForward.to(CLUSTER, product.release().namespace(), fleet, 9464);
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + way.port() + "/metrics"))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .containsPattern("\nvomeet_workload_create_seconds_count\\{outcome=\"started\"} [1-9]")
                    .containsPattern("\nvomeet_pod_start_seconds_count [1-9]");
        }
    }

    @Test
    void aDrainDoesNotTakeABotOutOfItsMeeting() throws IOException {
        var said = new Eviction(product.release().namespace(), product.botPod()).from(CLUSTER);
        assertThat(said.isGood()).isFalse();
        assertThat(said.complaint()).contains("TooManyRequests", "disruption budget");
    }

    /** After those whose way leads to one of the pods. */
    @Test
    @Order(Order.DEFAULT + 1)
    void underLoadTheApiBecomesTwoAndThenOneAgain() {
        Awaitility.await("one is enough as long as nobody asks")
                .atMost(PATIENCE)
                .until(() -> scaler("{.status.currentReplicas}").equals("1") && utilization() < 50);
        try (var way = PortForward.to(CLUSTER, product.release().namespace(), "service/bot-manager", 8080);
                var load = Load.on(URI.create("http://127.0.0.1:" + way.port() + "/bots/status"), product.key(), 4)) {
            Awaitility.await("two, and both are ready: one starts while the other is busy")
                    .atMost(PATIENCE.multipliedBy(2))
                    .untilAsserted(() -> assertThat(ready())
                            .as("%s %% of what is asked for, %s answers", utilization(), load.answers())
                            .isEqualTo("2"));
            assertThat(load.answers()).isPositive();
            assertThat(scaler("{.status.conditions[?(@.type=='ScalingActive')].status}"))
                    .isEqualTo("True");
        }
        Awaitility.await("one is enough again")
                .atMost(PATIENCE)
                .until(() -> scaler("{.status.desiredReplicas}").equals("1"));
    }

    @Test
    void theRoleThatStoresTextGrowsByTextThatWaits() throws IOException {
        try (var adapter = MetricsAdapter.start(CLUSTER, product.release().namespace())) {
            adapter.say(400);
            Awaitility.await("one is enough for so much")
                    .atMost(PATIENCE)
                    .until(() -> transcripts("{.status.currentMetrics[0].external.current.averageValue}")
                            .equals("400"));
            assertThat(transcripts("{.status.desiredReplicas}")).isEqualTo("1");
            adapter.say(900);
            Awaitility.await("a second one shall store text too")
                    .atMost(PATIENCE)
                    .until(() -> transcripts("{.status.desiredReplicas}").equals("2"));
        }
    }

    private static String transcripts(String path) {
        return kubectl("get", "hpa", "bot-manager-transcripts", "-o", "jsonpath=" + path);
    }

    private static String ready() {
        return kubectl("get", "deployment", "bot-manager", "-o", "jsonpath={.status.readyReplicas}");
    }

    private static int utilization() {
        var percent = scaler("{.status.currentMetrics[0].resource.current.averageUtilization}");
        return percent.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(percent);
    }

    private static String scaler(String path) {
        return kubectl("get", "hpa", "bot-manager", "-o", "jsonpath=" + path);
    }

    @Test
    @Order(Order.DEFAULT + 2)
    void whatTheOperatorIsToldShowsAllOfIt() throws InterruptedException {
        var text = Tree.text(Tree.ROOT.resolve("docs/scaling.md"));
        var operator = new Progress(Guide.of(text).terminal(), new Terminal(Tree.ROOT, CLUSTER.environment()));
        assertThat(operator.run("kubectl get hpa"))
                .contains("horizontalpodautoscaler.autoscaling/bot-manager", "poddisruptionbudget.policy/vomeet-bots")
                .containsPattern("count/jobs\\.batch +1 +1");
        operator.assertThatEveryBlockWasRun();
    }

    /** Also with a quota that is used up: it does not count what asks them to. */
    @Test
    @Order(Order.DEFAULT + 3)
    void theBotLeavesPolitelyAtTheEnd() {
        CLUSTER.helm("uninstall", "vomeet", "-n", product.release().namespace(), "--wait");
        assertThat(product.seenByTheHost()).contains("guest_left");
    }

    private static String part(String component) {
        return product.pod("app.kubernetes.io/name=vomeet,app.kubernetes.io/component=" + component);
    }

    private static String kubectl(String... arguments) {
        return product.release().kubectl(arguments);
    }
}
