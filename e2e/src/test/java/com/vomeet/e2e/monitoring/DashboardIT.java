package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import com.vomeet.e2e.monitoring.Dashboard.Query;
import com.vomeet.e2e.product.TestedProduct;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.parts.PrometheusServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each query of the dashboard, on a real Prometheus that reads a product in which a real bot visits a meeting. */
final class DashboardIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern WHILE_IT_RUNS = Pattern.compile("vomeet_bots?_(cpu|memory|stage)");

    /** As a monitor gives it to what it reads in a cluster. */
    private static final String NAMESPACE = "vomeet";

    private static final Pattern REASON = Pattern.compile("reason=~?\\s*\"[^\"]*\"");

    private static final Pattern ADAPTERS = Pattern.compile("seriesQuery: '(?<found>(?<series>\\w+)\\{[^}]*})'\\s+"
            + "resources: \\{overrides: \\{(?<label>\\w+): \\{resource: namespace}}}\\s+"
            + "metricsQuery: (?<metrics>\\S+)");

    /** What a histogram and its largest value are told as. */
    private static final String PARTS = "_(bucket|sum|count|max)$";

    @TempDir
    Path folder;

    private static boolean isFigure(JsonNode sample) {
        return !sample.at("/value/1").asString().equals("NaN");
    }

    private static Predicate<Query> isAnsweredBy(PrometheusServer prometheus) {
        return query -> {
            var answer = Json.MAPPER.readTree(prometheus.query(query.text()));
            assertThat(answer.path("status").asString())
                    .as(query + ": " + answer)
                    .isEqualTo("success");
            return answer.at("/data/result").valueStream().anyMatch(DashboardIT::isFigure);
        };
    }

    /** Somebody who takes webhooks. */
    private static Closeable receiver(Product product) throws IOException, InterruptedException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        var body = "{\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "/\"}";
        try (var http = CheckedHttp.open()) {
            var request = HttpRequest.newBuilder(product.endpoint().url().resolve("/webhooks"))
                    .header("X-API-Key", product.endpoint().key().reveal())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
        return () -> server.stop(0);
    }

    @Test
    void noPanelIsEmptyOnceABotHasBeenInAMeeting() throws Exception {
        var options = ProductOptions.aside(
                new Folders(Tree.ROOT, Folders.ofThisMachine().cache(), folder), folder.resolve("data"));
        try (var product = TestedProduct.start(new Closing(), options);
                var prometheus = PrometheusServer.start(
                        Files.createDirectory(folder.resolve("prometheus")),
                        read(product),
                        Map.of("namespace", NAMESPACE));
                var client = TestedProduct.client(product);
                var meeting = product.lab().orElseThrow().open(talking());
                var _ = receiver(product)) {
            var empty = new ArrayList<>(Dashboard.read().queries());
            var isAnswered = isAnsweredBy(prometheus);
            // What a counter had before counts too: it is read once before anything happens.
            awaitAnswers(empty, isAnswered, query -> query.text().contains("vomeet_bots{"));
            var asked = client.requestBot(Map.of("meeting_url", meeting.url().toString(), "bot_name", "Measured"));
            // A bot's way and cost are known while it runs, its end afterwards.
            awaitAnswers(
                    empty,
                    isAnswered,
                    query -> WHILE_IT_RUNS.matcher(query.text()).find());
            client.leave(asked);
            awaitAnswers(empty, isAnswered, _ -> true);
            everyFigureIsExplained(prometheus);
            theAdaptersRuleFindsWhatWaitsInItsNamespaceAlone(isAnswered);
            everyFigureThatAlertsAskForIsTold(prometheus);
        }
    }

    private static void everyFigureIsExplained(PrometheusServer prometheus) {
        var told = Json.MAPPER
                .readTree(prometheus.query("count by (__name__) ({__name__=~\"vomeet_.+\"})"))
                .at("/data/result")
                .valueStream()
                .map(sample -> sample.at("/metric/__name__").asString().replaceFirst(PARTS, ""))
                .collect(Collectors.toSet());
        var page = Tree.text(Tree.ROOT.resolve("docs/monitoring.md"));
        var explained = Pattern.compile("(?m)^\\| `(vomeet_\\w+)").matcher(page).results();
        assertThat(explained.map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(told);
    }

    /** The rule of docs/scaling.md: what the adapter for Prometheus looks for, and what it asks on behalf of a namespace. */
    private static void theAdaptersRuleFindsWhatWaitsInItsNamespaceAlone(Predicate<Query> isAnswered) {
        var page = Tree.text(Tree.ROOT.resolve("docs/scaling.md"));
        var rule = ADAPTERS.matcher(page);
        assertThat(rule.find()).isTrue();
        var asked = rule.group("metrics").replace("<<.Series>>", rule.group("series"));
        var matcher = rule.group("label") + "=\"%s\"";
        assertThat(new Query("looks for", rule.group("found"))).matches(isAnswered);
        assertThat(new Query("asks", asked.replace("<<.LabelMatchers>>", matcher.formatted(NAMESPACE))))
                .matches(isAnswered);
        assertThat(new Query("asks for another", asked.replace("<<.LabelMatchers>>", matcher.formatted("another"))))
                .matches(isAnswered.negate());
    }

    /** With each value of a label but the reasons of ends, of which this bot has one: a rule that asks for no figure is silent for ever. */
    private static void everyFigureThatAlertsAskForIsTold(PrometheusServer prometheus) {
        assertThat(Alerts.read().selectors())
                .allSatisfy(selector -> assertThat(Json.MAPPER
                                .readTree(prometheus.query(
                                        REASON.matcher(selector).replaceAll("")))
                                .at("/data/result"))
                        .as(selector)
                        .isNotEmpty());
    }

    private static Map<String, URI> read(Product product) {
        return Map.of("bot-manager", product.manager().base(), "whisperlive", product.speech());
    }

    private static Scenario talking() {
        var demo = Scenario.named("demo");
        return demo.with(demo.script().looping()).with(List.of());
    }

    /** @param soon which of them must not be empty now */
    private static void awaitAnswers(List<Query> empty, Predicate<Query> isAnswered, Predicate<Query> soon) {
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    empty.removeIf(isAnswered);
                    assertThat(empty).filteredOn(soon).isEmpty();
                });
    }
}
