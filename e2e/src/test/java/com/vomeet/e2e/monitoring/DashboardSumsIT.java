package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What panels show of three products at once: a busy one with two replicas, another busy one, and one whose stores are away or that has no
 * bot, which tells {@code NaN}.
 */
final class DashboardSumsIT {
    /** @param figure with the labels that it has besides those of its place */
    private record Told(String figure, String busy, String other) {}

    private static final List<Told> TOLD = List.of(
            new Told("vomeet_bots{status=\"active\"", "3", "1"),
            new Told("vomeet_bots{status=\"joining\"", "2", "0"),
            new Told("vomeet_bots{status=\"scheduled\"", "9", "1"),
            new Told("vomeet_bots_without{part=\"speech\"", "2", "1"),
            new Told("vomeet_outbox_pending{endpoints=\"answering\"", "4", "1"),
            new Told("vomeet_outbox_late_seconds{", "70", "80"),
            new Told("vomeet_stream_oldest_seconds{", "7", "4"),
            new Told("vomeet_stream_lag{", "20", "10"),
            new Told("vomeet_bot_cpu_cores{quantile=\"0.5\"", "0.25", "0.5"),
            new Told("vomeet_bots_cpu_cores{", "1.5", "2"),
            new Told("vomeet_bot_memory_bytes{quantile=\"0.5\"", "300", "200"),
            new Told("vomeet_bots_memory_bytes{", "900", "100"));

    /** @param figure of the one query of the panel that is meant */
    private record Shown(String panel, String figure, String labels, double value) {}

    private static final List<Shown> SHOWN = List.of(
            new Shown("Bots now", "vomeet_bots{", "{}", 6),
            new Shown("Scheduled", "vomeet_bots{", "{}", 10),
            new Shown("Bots by status", "vomeet_bots{", "{status=\"active\"}", 4),
            new Shown("Bots by status", "vomeet_bots{", "{status=\"joining\"}", 2),
            new Shown("Bots by status", "vomeet_bots{", "{status=\"scheduled\"}", 10),
            new Shown("Bots without speech or Redis", "vomeet_bots_without", "{part=\"speech\"}", 3),
            new Shown("Calls to a webhook, waiting", "vomeet_outbox_pending", "{}", 5),
            new Shown("Calls that wait", "vomeet_outbox_pending", "{endpoints=\"answering\"}", 5),
            new Shown("Calls that wait", "vomeet_outbox_late_seconds", "{}", 80),
            new Shown("Text waits", "vomeet_stream_oldest_seconds", "{}", 7),
            new Shown("Text on its way", "vomeet_stream_lag", "{}", 30),
            new Shown("Cores, all bots", "vomeet_bots_cpu_cores", "{}", 3.5),
            new Shown("Cores of a bot", "vomeet_bot_cpu_cores", "{quantile=\"0.5\"}", 0.5),
            new Shown("Memory, all bots", "vomeet_bots_memory_bytes", "{}", 1000),
            new Shown("Memory of a bot", "vomeet_bot_memory_bytes", "{quantile=\"0.5\"}", 300));

    @TempDir
    Path folder;

    @Test
    void productsAreAddedUpWhereThatSaysSomethingAndOneThatIsIdleHidesNoOther() throws Exception {
        var series = new ArrayList<Map<String, String>>();
        for (var told : TOLD) {
            for (var pod : List.of("a-1", "a-2")) {
                series.add(series(told, "a", pod, told.busy()));
            }
            series.add(series(told, "b", "b-1", told.other()));
            series.add(series(told, "c", "c-1", "NaN"));
        }
        var test = Map.of("interval", "1m", "input_series", series, "promql_expr_test", expectations());
        // JSON is YAML, too.
        var file = Files.writeString(
                folder.resolve("dashboard.test.yaml"),
                Json.MAPPER.writeValueAsString(Map.of("evaluation_interval", "1m", "tests", List.of(test))));
        Promtool.run("test", "rules", file.toString());
    }

    private static Map<String, String> series(Told told, String namespace, String pod, String value) {
        var comma = told.figure().endsWith("{") ? "" : ",";
        return Map.of(
                "series",
                "%s%snamespace=\"%s\",pod=\"%s\"}".formatted(told.figure(), comma, namespace, pod),
                "values",
                "%1$s %1$s %1$s".formatted(value));
    }

    private static List<Map<String, Object>> expectations() {
        return SHOWN.stream()
                .map(DashboardSumsIT::query)
                .distinct()
                .map(query -> Map.<String, Object>of(
                        "expr",
                        query,
                        "eval_time",
                        "2m",
                        "exp_samples",
                        SHOWN.stream()
                                .filter(shown -> query(shown).equals(query))
                                .map(shown -> Map.of("labels", shown.labels(), "value", shown.value()))
                                .toList()))
                .toList();
    }

    private static String query(Shown shown) {
        var queries = Dashboard.read().queries().stream()
                .filter(query ->
                        query.panel().equals(shown.panel()) && query.text().contains(shown.figure()))
                .toList();
        assertThat(queries).as(shown.panel()).hasSize(1);
        return queries.getFirst().text();
    }
}
