package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The alert rules by themselves. */
final class AlertsTest {
    private final Alerts alerts = Alerts.read();

    /** Of a word that no bot ends with, nobody would ever be told. */
    @Test
    void everyReasonIsOneThatABotEndsFor() {
        assertThat(alerts.reasons())
                .contains("bot_silent", "page_not_understood", "needs_human")
                .isSubsetOf(
                        Arrays.stream(EndReason.values()).map(EndReason::wire).toList());
    }

    @Test
    void everyRuleAsksForAFigureOfOurs() {
        assertThat(alerts.rules())
                .allSatisfy(rule -> assertThat(rule.path("expr").asString()).contains("vomeet_"));
        assertThat(alerts.selectors())
                .contains("vomeet_ready", "vomeet_ready{check=\"database\"}", "jvm_gc_live_data_size_bytes");
    }
}
