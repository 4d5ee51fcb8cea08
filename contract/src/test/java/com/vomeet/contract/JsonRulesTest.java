package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Rules of the codec that readers and writers of different versions rely upon. */
final class JsonRulesTest {
    record Empty() {}

    record Counted(
            int count, double share, boolean done, @Nullable Integer maybe) {}

    record Timed(Instant at) {}

    record Listed(
            @Nullable List<@Nullable String> someNames,
            @Nullable Map<String, String> byName) {}

    @Test
    void aRecordWithoutFieldsIsAnEmptyObject() {
        assertThat(Json.write(new Empty())).isEqualTo("{}");
        assertThat(Json.read("{\"new\":1}", Empty.class)).isEqualTo(new Empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"count\":null,\"share\":null,\"done\":null,\"maybe\":null}"})
    void anAbsentNumberIsZeroAndNullIsTheSameAsAbsent(String text) {
        assertThat(Json.read(text, Counted.class)).isEqualTo(new Counted(0, 0, false, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"count\":\"x\"}", "{\"count\":[1]}", "{\"count\":99999999999}", "{\"done\":\"perhaps\"}"})
    void aFieldOfTheWrongKindIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text, Counted.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void emptyListsAndMapsAreWrittenSinceTheyAreNotNull() {
        assertThat(Json.write(new Listed(List.of(), Map.of()))).isEqualTo("{\"some_names\":[],\"by_name\":{}}");
        assertThat(Json.write(new Listed(null, null))).isEqualTo("{}");
    }

    @Test
    void keysOfMapsStayAsTheyAre() {
        assertThat(Json.write(Map.of("camelKey", "v"))).isEqualTo("{\"camelKey\":\"v\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T10:00:00.123456Z",
                "2026-01-01T10:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "2026-01-01T10:00:00.000000001Z"
            })
    void timesKeepEveryDigit(String text) {
        var timed = new Timed(Instant.parse(text));
        assertThat(Json.write(timed)).isEqualTo("{\"at\":\"" + text + "\"}");
        assertThat(Json.read(Json.write(timed), Timed.class)).isEqualTo(timed);
    }

    @Test
    void aTimeWithAnOffsetIsTheSameInstant() {
        assertThat(Json.read("{\"at\":\"2026-01-01T11:00:00+01:00\"}", Timed.class)
                        .at())
                .isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "日本語", "👋🏽 hi", "a\"b\\c\n\t", "\u2028", "</script>"})
    void everyTextSurvivesTheWay(String text) {
        assertThat(Json.read(Json.write(text), String.class)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{} {}", "{}x", "{\"count\":1,}", "{count:1}", "{'count':1}", "{\"count\":01}", "// {}\n{}"})
    void whatOnlyLooksLikeJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text, Counted.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void noListOfAValueIsSharedWithItsWriter() {
        var names = new java.util.ArrayList<@Nullable String>(List.of("Ada"));
        var read = Json.read(Json.write(new Listed(names, null)), Listed.class);
        names.add("Ben");
        assertThat(read.someNames()).containsExactly("Ada");
    }
}
