package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class LaxTest {
    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        '"5"', 5
        '" 12 "', 12
        '"-3"', -3
        7, 7
        '"5.5"', '"5.5"'
        '"five"', '"five"'
        '"99999999999999999999"', '"99999999999999999999"'
        null, null
        true, true
        """)
    void aWholeNumberMayBeWrittenAsText(String given, String meant) {
        assertThat(Lax.whole(json(given))).hasToString(json(meant).toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        '"true"', true
        '"t"', true
        '"Yes"', true
        '"Y"', true
        '" on "', true
        '"1"', true
        1, true
        '"FALSE"', false
        '"f"', false
        '"no"', false
        '"n"', false
        '"off"', false
        '"0"', false
        0, false
        false, false
        2, 2
        '"maybe"', '"maybe"'
        '""', '""'
        null, null
        """)
    void yesAndNoHaveManyWords(String given, String meant) {
        assertThat(Lax.truth(json(given))).hasToString(json(meant).toString());
    }
}
