package com.vomeet.manager.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be given as text too, and where it ends. */
final class GivenTest {
    private final Contract contract = CheckedHttp.contract();

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        GivenSeats, 1
        GivenSeats, 100000
        GivenSeats, '"5"'
        GivenSeats, '" +0100000 "'
        GivenUserSeats, null
        GivenUserSeats, '"0"'
        GivenUserSeats, '"-0"'
        GivenUserSeats, '"99999"'
        GivenRetentionDays, null
        GivenRetentionDays, '"00"'
        GivenRetentionDays, '"36499"'
        GivenRetentionDays, '"36500"'
        GivenRetentionDays, '"29999"'
        YesOrNo, true
        YesOrNo, 0
        YesOrNo, '"Off"'
        YesOrNo, '" y "'
        """)
    void whatFitsIsDescribed(String schema, String value) {
        assertThat(contract.problems(schema, Json.MAPPER.readTree(value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        GivenSeats, 0
        GivenSeats, '"0"'
        GivenSeats, '"100001"'
        GivenSeats, '"five"'
        GivenSeats, null
        GivenUserSeats, '"-1"'
        GivenUserSeats, '"100001"'
        GivenRetentionDays, '"36501"'
        GivenRetentionDays, '"40000"'
        GivenRetentionDays, '"1.5"'
        YesOrNo, 2
        YesOrNo, '"maybe"'
        YesOrNo, null
        """)
    void whatDoesNotFitIsNot(String schema, String value) {
        assertThat(contract.problems(schema, Json.MAPPER.readTree(value))).isNotEmpty();
    }
}
