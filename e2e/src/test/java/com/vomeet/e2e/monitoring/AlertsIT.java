package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alert rules, by Prometheus' own tool: that it reads them, and that each fires when it should and only then. */
final class AlertsIT {
    private static final Path TESTS =
            Tree.ROOT.resolve("e2e/src/test/resources/com/vomeet/e2e/monitoring/alerts.test.yaml");

    private final Alerts alerts = Alerts.read();

    @Test
    void aPrometheusReadsThem() throws Exception {
        Promtool.run("check", "rules", "--lint=all", "--lint-fatal", Alerts.FILE.toString());
    }

    @Test
    void eachFiresWhenItShouldAndOnlyThen() throws Exception {
        Promtool.run("test", "rules", TESTS.toString());
        var tests = new YAMLMapper()
                .readTree(Tree.text(TESTS))
                .at("/tests")
                .valueStream()
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .toList();
        assertThat(alerts.rules())
                .extracting(rule -> rule.path("alert").asString())
                .doesNotHaveDuplicates()
                .allSatisfy(alert -> {
                    assertThat(tests)
                            .anyMatch(test -> isOf(test, alert)
                                    && !test.path("exp_alerts").isEmpty());
                    assertThat(tests)
                            .anyMatch(test ->
                                    isOf(test, alert) && test.path("exp_alerts").isEmpty());
                });
    }

    private static boolean isOf(JsonNode test, String alert) {
        return test.path("alertname").asString().equals(alert);
    }

    @Test
    void eachSaysHowBadItIsAndWhereToLook() {
        assertThat(alerts.rules()).allSatisfy(rule -> {
            assertThat(List.of("critical", "warning", "info"))
                    .contains(rule.at("/labels/severity").asString());
            assertThat(rule.at("/annotations/summary").asString()).endsWith(".");
            assertThat(rule.at("/annotations/runbook").asString()).isEqualTo("docs/operate.md#alerts");
        });
    }
}
