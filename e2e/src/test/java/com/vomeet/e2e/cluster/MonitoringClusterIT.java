package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the chart makes for a Prometheus operator, looked at by an API server that has the operator's own definitions. */
@Tag("cluster")
final class MonitoringClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void thePrometheusOperatorAcceptsAllThatIsMadeForIt() {
        try (var _ = Definitions.ofThePrometheusOperator(CLUSTER)) {
            var rendered = rendered();
            namespace.apply(rendered);
            assertThat(namespace
                            .kubectl("get", "podmonitors,servicemonitors,prometheusrules", "-o", "name")
                            .lines())
                    .containsExactlyInAnyOrder(
                            "podmonitor.monitoring.coreos.com/bot-manager",
                            "servicemonitor.monitoring.coreos.com/whisperlive",
                            "prometheusrule.monitoring.coreos.com/vomeet");
            var rules = namespace.field("prometheusrule/vomeet", ".spec.groups[*].rules[*].alert");
            assertThat(rules.split(" ", -1)).as("kept as they were written").hasSize((int) rendered.lines()
                    .filter(line -> line.strip().startsWith("- alert: "))
                    .count());
            assertThat(refusal(rendered.replace("interval: 15s", "interval: sometimes")))
                    .contains("spec.endpoints[0].interval");
            assertThat(refusal(rendered.replace("podMetricsEndpoints", "endpoints")))
                    .contains("unknown field");
        }
    }

    private String refusal(String yaml) {
        var said = namespace.tryApply(yaml);
        assertThat(said.isGood()).isFalse();
        return said.complaint();
    }

    private String rendered() {
        return namespace.rendered(
                "monitoring.yaml",
                "--set",
                "monitoring.podMonitor=true,monitoring.serviceMonitor=true,monitoring.rules=true,monitoring.interval=15s");
    }
}
