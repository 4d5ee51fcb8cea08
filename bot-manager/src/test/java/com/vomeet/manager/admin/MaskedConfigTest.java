package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import org.junit.jupiter.api.Test;

final class MaskedConfigTest {
    @Test
    void secretsAndPasscodesAreStarsAndTheRestIsAsItIs() {
        var shown = MaskedConfig.of("""
                {"meeting_id":7,"token":"hunter2","callbackSecret":"hunter2","redisUrl":"redis://bot:hunter2@redis:6379/0",
                 "meetingUrl":"https://zoom.us/j/1?pwd=hunter2","botName":"Vomeet"}
                """);
        assertThat(shown).doesNotContain("hunter2");
        var fields = Json.MAPPER.readTree(shown);
        assertThat(fields.get("meeting_id").intValue()).isEqualTo(7);
        assertThat(fields.get("botName").asString()).isEqualTo("Vomeet");
        assertThat(fields.get("redisUrl").asString()).isEqualTo("redis://***@redis:6379/0");
        assertThat(fields.get("meetingUrl").asString()).isEqualTo("https://zoom.us/j/1?***");
    }

    @Test
    void whatIsNotThereIsNotInvented() {
        assertThat(Json.MAPPER.readTree(MaskedConfig.of("{\"redisUrl\":null}")).size())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotAConfigurationIsNotQuoted() {
        assertThat(MaskedConfig.of("{\"token\":\"hunter2\"")).isEqualTo("BOT_CONFIG is not JSON");
        assertThat(MaskedConfig.of("\"hunter2\"")).isEqualTo("BOT_CONFIG is not a JSON object");
    }
}
