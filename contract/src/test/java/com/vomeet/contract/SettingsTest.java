package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private static String problem(Settings settings) {
        assertThat(settings.problems()).hasSize(1);
        return settings.problems().getFirst().toString();
    }

    @Test
    void whatIsSetIsReadWithoutTheSpaceAroundIt() {
        var settings = new Settings(Map.of("A", " x ", "N", "7", "D", "0.5", "U", "https://h:1/p", "W", "a, b,,c "));

        assertThat(settings.text("A")).contains("x");
        assertThat(settings.number("N", 1, 0, 9)).isEqualTo(7);
        assertThat(settings.decimal("D", 1, 0.1, 9)).isEqualTo(0.5);
        assertThat(settings.url("U", "http", "https")).contains(URI.create("https://h:1/p"));
        assertThat(settings.words("W")).containsExactly("a", "b", "c");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void blankIsUnset() {
        var settings = new Settings(Map.of("A", " ", "N", ""));

        assertThat(settings.text("A")).isEmpty();
        assertThat(settings.number("N", 3, 0, 9)).isEqualTo(3);
        assertThat(settings.url("A", "http")).isEmpty();
        assertThat(settings.words("A")).isEmpty();
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "10", "1.5", "0x1", "12345678901234567890"})
    void whatIsNoSuchNumberIsNamedAndTheDefaultStands(String text) {
        var settings = new Settings(Map.of("N", text));

        assertThat(settings.number("N", 3, 0, 9)).isEqualTo(3);
        assertThat(problem(settings)).isEqualTo("N: must be a whole number from 0 to 9, not '" + text + "'");
    }

    @Test
    void theBordersOfADecimalAreNamedAsTheyAre() {
        var settings = new Settings(Map.of("D", "0.01"));

        assertThat(settings.decimal("D", 4, 0.1, 100)).isEqualTo(4);
        assertThat(problem(settings)).isEqualTo("D: must be a number from 0.1 to 100, not '0.01'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://user:geheim@h", "http:geheim", "geheim host", "://geheim"})
    void aWrongAddressIsNamedAndNotQuoted(String text) {
        var settings = new Settings(Map.of("U", text));

        assertThat(settings.url("U", "http", "https")).isEmpty();
        assertThat(problem(settings))
                .isEqualTo("U: must be an address that begins with http:// or https://")
                .doesNotContain("geheim");
    }

    @Test
    void allProblemsAreKept() {
        var settings = new Settings(Map.of("N", "x"));
        settings.number("N", 1, 0, 9);
        settings.problem("M", "is missing");

        assertThat(settings.problems())
                .extracting(Object::toString)
                .hasSize(2)
                .last()
                .isEqualTo("M: is missing");
    }

    @Test
    void whatNobodyAskedForIsUnknownUnlessItIsAnAddressOfAService() {
        var settings = new Settings(Map.of(
                "LAB_URL", "http://h",
                "LAB_ULR", "typo",
                "LAB_SERVICE_HOST", "10.0.0.1",
                "LAB_PORT", "tcp://10.0.0.1:1",
                "LAB_PORT_1_TCP_ADDR", "10.0.0.1",
                "OTHER", "x"));
        settings.url("LAB_URL", "http");

        assertThat(settings.unknown("LAB_")).containsExactly("LAB_ULR");
    }
}
