package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Helm reads each number of a values file as a float64, and writes large ones as 1.8e+06, which no program here takes. */
final class LargeNumbersTest {
    private static final Objects LARGE = Chart.product()
            .with("manager.env", Map.of("FLEET_SWEEP_EVERY_MS", 1_800_000, "RATIO", 0.25, "DRAIN_MS", 60_000))
            .with("speech.env", Map.of("SPEECH_LONGEST_MS", 10_000_000))
            .with("bots.env", Map.of("BOT_LONGEST_MS", 7_200_000, "BOT_FLAG", true, "BOT_WORD", "1e6"))
            .with("bots.imageTag", 20_261_127)
            .with("manager.image.tag", 20_261_128)
            .with("botQuota.enabled", true)
            .with("botQuota.hard", Map.of("pods", 2_000_000, "count/secrets", 3_000_000))
            .render();

    @Test
    void aProgramsSettingIsWrittenInDigits() {
        assertThat(value(LARGE.one("Deployment", "bot-manager"), "FLEET_SWEEP_EVERY_MS"))
                .isEqualTo("1800000");
        assertThat(value(LARGE.one("Deployment", "bot-manager"), "DRAIN_MS")).isEqualTo("60000");
        assertThat(value(LARGE.one("Deployment", "whisperlive"), "SPEECH_LONGEST_MS"))
                .isEqualTo("10000000");
        assertThat(value(LARGE.job(), "BOT_LONGEST_MS")).isEqualTo("7200000");
    }

    @Test
    void whatIsNoWholeNumberStaysAsItIs() {
        assertThat(value(LARGE.one("Deployment", "bot-manager"), "RATIO")).isEqualTo("0.25");
        assertThat(value(LARGE.job(), "BOT_FLAG")).isEqualTo("true");
        assertThat(value(LARGE.job(), "BOT_WORD")).isEqualTo("1e6");
    }

    @Test
    void aTagOfDigitsIsAName() {
        assertThat(LARGE.job().at("/spec/template/spec/containers/0/image").asString())
                .endsWith(":20261127");
        assertThat(LARGE.one("Deployment", "bot-manager")
                        .at("/spec/template/spec/containers/0/image")
                        .asString())
                .endsWith(":20261128");
    }

    @Test
    void aQuotaIsWrittenInDigits() {
        assertThat(LARGE.one("ResourceQuota", "vomeet-bot-pods")
                        .at("/spec/hard/pods")
                        .asString())
                .isEqualTo("2000000");
        assertThat(LARGE.one("ResourceQuota", "vomeet-bots")
                        .at("/spec/hard/count~1secrets")
                        .asString())
                .isEqualTo("3000000");
    }

    private static String value(JsonNode workload, String variable) {
        return workload.at("/spec/template/spec/containers/0/env")
                .valueStream()
                .filter(entry -> entry.path("name").asString().equals(variable))
                .map(entry -> entry.path("value").asString())
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
    }
}
