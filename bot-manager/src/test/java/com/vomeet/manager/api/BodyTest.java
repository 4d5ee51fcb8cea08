package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading fields and collecting what is wrong with them. */
final class BodyTest {
    private static Body body(String json) {
        return new Body((ObjectNode) Json.MAPPER.readTree(json), new Problems());
    }

    /** Type and place of each problem. */
    private static List<String> problems(Body body) {
        var detail = (Refusal.Detail) body.problems().refusal().body();
        return ((List<?>) detail.detail())
                .stream()
                        .map(problem -> (JsonNode) problem)
                        .map(problem -> problem.get("type").asString() + " " + problem.get("loc"))
                        .toList();
    }

    @Test
    void whatIsAbsentOrNullIsNoProblem() {
        var body = body("{\"a\":null}");
        assertThat(body.text("a", 9)).isNull();
        assertThat(body.text("b", 9)).isNull();
        assertThat(body.time("a")).isNull();
        assertThat(body.whole("c", "d", 0, 9, 7)).isEqualTo(7);
        body.refuseProblems();
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsPlace() {
        var body = body(
                "{\"a\":1,\"b\":\"12345\",\"c\":\"x\\u0000y\",\"d\":\"soon\",\"e\":{\"f\":1.5,\"g\":-1,\"h\":99}}");
        body.text("a", 4);
        body.text("b", 4);
        body.text("c", 4);
        body.time("d");
        for (var member : List.of("f", "g", "h")) {
            assertThat(body.whole("e", member, 0, 9, 5)).isEqualTo(5);
        }
        assertThat(problems(body))
                .containsExactly(
                        "string_type [\"body\",\"a\"]",
                        "string_too_long [\"body\",\"b\"]",
                        "value_error [\"body\",\"c\"]",
                        "datetime_parsing [\"body\",\"d\"]",
                        "int_type [\"body\",\"e\",\"f\"]",
                        "greater_than_equal [\"body\",\"e\",\"g\"]",
                        "less_than_equal [\"body\",\"e\",\"h\"]");
        assertThatThrownBy(body::refuseProblems)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
    }

    @Test
    void halfACharacterIsRefused() {
        var body = body("{\"a\":\"\\ud83d\",\"b\":\"\\ud83d\\ude00\"}");
        body.text("a", 9);
        assertThat(body.text("b", 9)).isEqualTo("\ud83d\ude00");
        assertThat(problems(body)).containsExactly("value_error [\"body\",\"a\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.25+02:00, 2026-11-23T08:00:00.25Z",
        "2026-11-23T10:00:00, 2026-11-23T10:00:00Z",
        "2026-11-23 10:00, 2026-11-23T10:00:00Z",
        "2026-11-23, 2026-11-23T00:00:00Z"
    })
    void aTimeWithoutAZoneMeansUtc(String text, Instant expected) {
        assertThat(body("{\"a\":\"" + text + "\"}").time("a")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"now\"",
                "\"2026-02-30\"",
                "\"1969-12-31\"",
                "\"+12026-01-01T00:00:00Z\"",
                "1700000000",
                "{}"
            })
    void whatIsNoTimeIsNamed(String value) {
        var body = body("{\"a\":" + value + "}");
        assertThat(body.time("a")).isNull();
        assertThat(problems(body)).containsExactly("datetime_parsing [\"body\",\"a\"]");
    }
}
