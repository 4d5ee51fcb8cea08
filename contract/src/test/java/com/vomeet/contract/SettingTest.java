package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.bot.FieldProblem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingTest {
    private static SettingRow row(Settings settings) {
        assertThat(settings.rows()).hasSize(1);
        return settings.rows().getFirst();
    }

    @Test
    void whereASettingIsReadItIsExplained() {
        var settings = new Settings(Map.of("POOL", "7"));
        settings.group("Database");

        assertThat(settings.of("POOL", "connections at most").number(20, 2, 500))
                .isEqualTo(7);
        assertThat(row(settings))
                .isEqualTo(new SettingRow("Database", "POOL", "connections at most", "2 … 500", "`20`", "7"));
        assertThat(row(settings).markdown()).isEqualTo("| `POOL` | connections at most | 2 … 500 | `20` |");
    }

    @Test
    void whoAsksAgainExplainsNothing() {
        var settings = new Settings(Map.of("A", "x"));

        assertThat(settings.text("A")).contains("x");
        settings.of("A", "a letter").text();
        settings.of("A", "another letter").text();
        assertThat(row(settings).meaning()).isEqualTo("a letter");
    }

    @Test
    void whatIsSecretIsNotShown() {
        var settings =
                new Settings(Map.of("KEY", "hunter2", "AT", "redis://ann:hunter2@r:1/0?p=hunter2", "BAD", "hunter2 @"));

        assertThat(settings.of("KEY", "").secret()).contains(Secret.of("hunter2"));
        assertThat(settings.of("AT", "").url("redis")).isPresent();
        assertThat(settings.of("BAD", "").url("redis")).isEmpty();
        assertThat(settings.rows())
                .extracting(SettingRow::text)
                .containsExactly("KEY=***", "AT=redis://r:1/0", "BAD=***");
        assertThat(settings.problems().toString()).doesNotContain("hunter2");
    }

    @Test
    void whatIsNotSetIsShownWithWhatCountsInstead() {
        var settings = new Settings(Map.of());

        assertThat(settings.of("A", "").text("x")).isEqualTo("x");
        settings.of("B", "").otherwise("the pod's `PORT`").text();
        assertThat(settings.rows()).extracting(SettingRow::text).containsExactly("A=(x)", "B=(the pod's PORT)");
    }

    @Test
    void whatIsRequiredIsMissedOnce() {
        var settings = new Settings(Map.of());

        settings.of("A", "").required("a letter").text();
        settings.of("A", "").required("a letter").text();
        assertThat(settings.problems()).containsExactly(new FieldProblem("A", "is missing: a letter"));
        assertThat(row(settings).otherwise()).isEqualTo("required");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "FALSE,false", "'',true"})
    void aFlagIsOneOfTwoWords(String text, boolean value) {
        assertThat(new Settings(Map.of("F", text)).of("F", "").flag(true)).isEqualTo(value);
    }

    @Test
    void aWordThatIsNoneOfThoseIsNamed() {
        var settings = new Settings(Map.of("F", "ja"));

        assertThat(settings.of("F", "").flag(false)).isFalse();
        assertThat(settings.problems()).containsExactly(new FieldProblem("F", "must be false or true, not 'ja'"));
        assertThat(row(settings).allowed()).isEqualTo("`false`, `true`");
    }

    @Test
    void timesAreInMilliseconds() {
        var settings = new Settings(Map.of("T", "250", "NONE", "0", "ZERO", "0"));

        assertThat(settings.of("T", "").millis(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.of("NONE", "").millisOrNone(Duration.ofSeconds(1))).isZero();
        assertThat(settings.of("ZERO", "").millis(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.problems()).extracting(FieldProblem::field).containsExactly("ZERO");
    }
}
