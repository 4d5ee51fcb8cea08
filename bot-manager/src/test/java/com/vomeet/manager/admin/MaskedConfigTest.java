package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(fields.get("redisUrl").asString()).isEqualTo("redis://redis:6379/0");
        assertThat(fields.get("meetingUrl").asString()).isEqualTo("https://zoom.us/j/1?***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redisUrl", "whisperLiveUrl", "botManagerCallbackUrl", "otlpEndpoint"})
    void aServerIsShownWithoutItsUserAndQuery(String field) {
        assertThat(shown(field, "wss://hunter2:hunter2@speech.example:9090/ws?token=hunter2#hunter2"))
                .isEqualTo("wss://speech.example:9090/ws");
        assertThat(shown(field, "https://hunter2@collector.example")).isEqualTo("https://collector.example");
        assertThat(shown(field, "ws://[2001:db8::1]:9090/ws")).isEqualTo("ws://[2001:db8::1]:9090/ws");
    }

    /** As a password may be that nobody has encoded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://bot:hun/ter2@redis:6379/0",
                "redis://bot:hun@ter2@redis:6379/0",
                "redis://bot:hunter 2@redis"
            })
    void anAddressThatIsNoneIsNotShownAtAll(String address) {
        assertThat(shown("redisUrl", address)).doesNotContain("ter2", "hun");
    }

    private static String shown(String field, String address) {
        return Json.MAPPER
                .readTree(MaskedConfig.of("{\"%s\":\"%s\"}".formatted(field, address)))
                .get(field)
                .asString();
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
