package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GreetingTest {
    @Test
    void aStockClientNeedsOnlyItsId() {
        assertThat(Greeting.read("{\"uid\":\"u1\"}")).isEqualTo(new Greeting.Accepted("u1", null, false));
    }

    @Test
    void fieldsThatAreNullAreAsGoodAsAbsent() {
        assertThat(Greeting.read("""
                {"uid":"u1","language":null,"platform":null,"token":null,"meeting_id":null,"meeting_url":null}""")).isEqualTo(new Greeting.Accepted("u1", null, false));
    }

    @Test
    void wishesAreRead() {
        assertThat(Greeting.read("""
                {"uid":"u1","language":"pt","task":"translate"}""")).isEqualTo(new Greeting.Accepted("u1", "pt", true));
    }

    @Test
    void aPlatformUnknownHereIsNoneOfOurBusiness() {
        assertThat(Greeting.read("""
                {"uid":"u1","platform":"carrier_pigeon","token":"t","meeting_id":"7","meeting_url":"x"}""")).isInstanceOf(Greeting.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|unknown|uid",
                "{\"uid\":\"\"}|unknown|uid",
                "{\"platform\":\"teams\"}|unknown|uid, meeting_url, token, meeting_id",
                "{\"uid\":\"u\",\"token\":\"t\"}|u|platform, meeting_url, meeting_id",
                "{\"uid\":\"u\",\"platform\":\"teams\",\"meeting_url\":\"\",\"token\":\"t\",\"meeting_id\":0}|u|meeting_url, meeting_id"
            })
    void missingFieldsAreNamed(String hello, String uid, String missing) {
        assertThat(Greeting.read(hello)).isEqualTo(new Greeting.Refused(uid, "Missing required fields: " + missing));
    }

    @Test
    void aRefusalNeverQuotesTheMessage() {
        assertThat(Greeting.read("{\"uid\":\"u\",\"token\":\"secret\","))
                .isEqualTo(new Greeting.Refused("unknown", "The first message is not JSON"));
        assertThat(Greeting.read("\"secret\""))
                .isEqualTo(new Greeting.Refused("unknown", "The first message is not a JSON object"));
    }
}
