package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ApiExceptionTest {
    @Test
    void aRuleThatIsBrokenSpeaksForItself() {
        assertThat(told("""
                {"detail":[{"type":"value_error","loc":["body","meeting_url"],
                 "msg":"Value error, meeting_url is not a URL","input":"x"}]}
                """)).isEqualTo("POST /bots was refused (422): meeting_url is not a URL");
    }

    @Test
    void anyOtherProblemIsToldWithItsField() {
        assertThat(told("""
                {"detail":[{"type":"missing","loc":["body","platform"],"msg":"Field required"},
                           {"type":"int_type","loc":["body","automatic_leave","x"],"msg":"not a number"}]}
                """)).endsWith("platform: Field required; automatic_leave.x: not a number");
    }

    @Test
    void aSentenceIsTakenAsItIs() {
        assertThat(told("{\"detail\":\"Account has no seats.\"}")).endsWith("(422): Account has no seats.");
    }

    @Test
    void whatIsNotJsonIsShownAsItCame() {
        assertThat(told("<html>Bad gateway")).endsWith("<html>Bad gateway");
    }

    @Test
    void jsonWithoutADetailIsShownAsItCame() {
        assertThat(told("{\"error\":1}")).endsWith("{\"error\":1}");
    }

    private static String told(String body) {
        return String.valueOf(new ApiException("POST /bots", 422, body).getMessage());
    }
}
