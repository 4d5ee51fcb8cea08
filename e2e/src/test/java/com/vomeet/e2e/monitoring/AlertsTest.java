package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alert rules by themselves. */
final class AlertsTest {
    private static final Pattern NEWS =
            Pattern.compile("\\(process_start_time_seconds > time\\(\\) - (?<seconds>\\d+)\\)\\s+"
                    + "unless count_over_time\\(.*\\[(?<window>\\w+)] offset \\k<window>\\)\\s+"
                    + "\\) or\\s+increase\\(.*\\[\\k<window>]\\)");

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
                .contains(
                        "vomeet_ready",
                        "vomeet_ready{check=\"database\"}",
                        "jvm_gc_live_data_size_bytes",
                        "process_start_time_seconds");
    }

    /** Else all that an old process has ever counted is news, whenever a Prometheus has not read it for a while. */
    @Test
    void whateverCountsAsNewIsOfAProcessThatHasStartedWithinTheWindow() {
        var asked = alerts.expressions()
                .filter(expression -> expression.contains("count_over_time"))
                .toList();
        assertThat(asked).hasSizeGreaterThan(5).allSatisfy(expression -> {
            var news = NEWS.matcher(expression);
            assertThat(news.find()).as(expression).isTrue();
            assertThat(Duration.parse("PT" + news.group("window").toUpperCase(Locale.ROOT)))
                    .as(expression)
                    .hasSeconds(Long.parseLong(news.group("seconds")));
        });
    }
}
