package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the chart brings for a Prometheus operator and a Grafana that are there already. */
final class MonitoringChartTest {
    private static final Map<String, ?> PROMETHEUS =
            Map.of("namespaceSelector", Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "monitoring")));
    private static final Objects DEFAULT = Chart.product().render();
    private static final Objects WATCHED = Chart.product()
            .with("monitoring.podMonitor", true)
            .with("monitoring.serviceMonitor", true)
            .with("monitoring.rules", true)
            .with("monitoring.dashboard", true)
            .with("monitoring.interval", "15s")
            .with("monitoring.labels", Map.of("release", "prometheus"))
            .with("monitoring.from", List.of(PROMETHEUS))
            .render();

    @Test
    void nothingOfItIsMadeUnlessItIsAskedFor() {
        assertThat(DEFAULT.all())
                .extracting(object -> object.at("/kind").asString())
                .doesNotContain("PodMonitor", "ServiceMonitor", "PrometheusRule");
        assertThat(DEFAULT.names("ConfigMap")).doesNotContain("vomeet-dashboard");
        assertThat(DEFAULT.names("NetworkPolicy")).doesNotContain("whisperlive-metrics");
    }

    @Test
    void everyReplicaOfTheManagerIsReadAtAPortThatNoServiceShows() {
        var monitor = WATCHED.one("PodMonitor", "bot-manager").at("/spec");
        var pod = WATCHED.one("Deployment", "bot-manager").at("/spec/template");
        isSelected(pod, monitor.at("/selector/matchLabels"));
        var endpoint = monitor.at("/podMetricsEndpoints/0");
        var port = pod.at("/spec/containers/0/ports")
                .valueStream()
                .filter(one -> one.path("name").equals(endpoint.path("port")))
                .findFirst()
                .orElseThrow();
        assertThat(port.path("containerPort").asInt()).isEqualTo(9464);
        assertThat(pod.at("/spec/containers/0/env"))
                .anySatisfy(variable ->
                        assertThat(variable.toString()).isEqualTo("{\"name\":\"METRICS_PORT\",\"value\":\"9464\"}"));
        assertThat(endpoint.path("interval").asString()).isEqualTo("15s");
        assertThat(WATCHED.one("Service", "bot-manager").at("/spec/ports")).hasSize(1);
    }

    @Test
    void theSpeechServersAreReadThroughTheirService() {
        var monitor = WATCHED.one("ServiceMonitor", "whisperlive").at("/spec");
        var service = WATCHED.one("Service", "whisperlive");
        isSelected(service, monitor.at("/selector/matchLabels"));
        assertThat(monitor.at("/endpoints/0/port")).isEqualTo(service.at("/spec/ports/0/name"));
        assertThat(monitor.at("/endpoints/0/interval").asString()).isEqualTo("15s");
    }

    private static void isSelected(JsonNode object, JsonNode labels) {
        assertThat(labels).isNotEmpty();
        labels.forEachEntry((label, value) ->
                assertThat(object.at("/metadata/labels").path(label)).isEqualTo(value));
    }

    @Test
    void rulesAndDashboardAreThoseThatAreTested() {
        var folder = Chart.product().folder();
        var ownRelease = Tree.text(folder.resolve("files/alerts.yaml"))
                .replace("absent(vomeet_ready)", "absent(vomeet_ready{namespace=\"vomeet\"})");
        assertThat(WATCHED.one("PrometheusRule", "vomeet").at("/spec"))
                .isEqualTo(Chart.YAML.readTree(ownRelease))
                .isNotEqualTo(Chart.YAML.readTree(Tree.text(folder.resolve("files/alerts.yaml"))));
        assertThat(Chart.product()
                        .with("monitoring.rules", true)
                        .render()
                        .one("PrometheusRule", "vomeet")
                        .at("/spec"))
                .as("without the monitor that brings the label")
                .isEqualTo(Chart.YAML.readTree(Tree.text(folder.resolve("files/alerts.yaml"))));
        var dashboard = WATCHED.one("ConfigMap", "vomeet-dashboard");
        assertThat(Json.MAPPER.readTree(dashboard.at("/data/vomeet.json").asString()))
                .isEqualTo(Json.MAPPER.readTree(Tree.text(folder.resolve("files/dashboard.json"))));
        assertThat(dashboard.at("/metadata/labels/grafana_dashboard").asString())
                .isEqualTo("1");
    }

    @Test
    void theOperatorsLabelsAreOnAllOfIt() {
        assertThat(List.of(
                        WATCHED.one("PodMonitor", "bot-manager"),
                        WATCHED.one("ServiceMonitor", "whisperlive"),
                        WATCHED.one("PrometheusRule", "vomeet"),
                        WATCHED.one("ConfigMap", "vomeet-dashboard")))
                .allSatisfy(object -> assertThat(
                                object.at("/metadata/labels/release").asString())
                        .isEqualTo("prometheus"));
    }

    @Test
    void whoReadsMetricsIsLetInAndNobodyElse() {
        var policies = new Policies(WATCHED);
        assertThat(policies.of("bot-manager-metrics", "ingress")).containsExactly("monitoring/*:9464");
        assertThat(policies.of("whisperlive-metrics", "ingress")).containsExactly("monitoring/*:8000");
        var anybody = new Policies(
                Chart.product().with("monitoring.serviceMonitor", true).render());
        assertThat(anybody.of("bot-manager-metrics", "ingress")).containsExactly("anybody:9464");
        assertThat(anybody.objects().names("NetworkPolicy")).doesNotContain("whisperlive-metrics");
    }

    @Test
    void aSpeechServerElsewhereIsNotRead() {
        var elsewhere = Chart.product()
                .with("speech.enabled", false)
                .with("externalSpeech.url", "wss://speech.example/ws")
                .with("monitoring.serviceMonitor", true)
                .render();
        assertThat(elsewhere.kind("ServiceMonitor")).isEmpty();
    }
}
