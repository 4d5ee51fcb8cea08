package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.api.ClientMessage.Ping;
import com.vomeet.manager.api.ClientMessage.Reference;
import com.vomeet.manager.api.ClientMessage.Subscribe;
import com.vomeet.manager.api.ClientMessage.Unsubscribe;
import com.vomeet.manager.api.ClientMessage.Wrong;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientMessageTest {
    @Test
    void aSubscriptionNamesMeetingsAsClientsAlwaysDid() {
        assertThat(ClientMessage.read(
                        "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"google_meet\",\"native_id\":\"abc\"},"
                                + "{\"platform\":\" teams \",\"native_meeting_id\":\"123\"}]}"))
                .isEqualTo(new Subscribe(List.of(
                        new Reference(0, "google_meet", "abc", OptionalLong.empty(), OptionalLong.empty()),
                        new Reference(1, "teams", "123", OptionalLong.empty(), OptionalLong.empty()))));
    }

    @Test
    void aSubscriptionMaySayWhereToGoOnAndWhichMeetingIsMeant() {
        assertThat(ClientMessage.read(
                        "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"zoom\",\"native_id\":\"1\","
                                + "\"meeting_id\":7,\"after\":12}]}"))
                .isEqualTo(
                        new Subscribe(List.of(new Reference(0, "zoom", "1", OptionalLong.of(7), OptionalLong.of(12)))));
    }

    /** In what a subscription is confirmed with, all values are text. */
    @Test
    void numbersMayBeWrittenAsText() {
        assertThat(ClientMessage.read(
                        "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"zoom\",\"native_id\":\"1\","
                                + "\"meeting_id\":\"7\",\"after\":\"12\"}]}"))
                .isEqualTo(
                        new Subscribe(List.of(new Reference(0, "zoom", "1", OptionalLong.of(7), OptionalLong.of(12)))));
    }

    @Test
    void aZoomNumberIsTheSameHoweverItIsWritten() {
        assertThat(ClientMessage.read("{\"action\":\"subscribe\",\"meetings\":["
                        + "{\"platform\":\"zoom\",\"native_id\":\"123 4567 8901\"},"
                        + "{\"platform\":\"skype\",\"native_id\":\"123 4567 8901\"}]}"))
                .isEqualTo(new Subscribe(List.of(
                        new Reference(0, "zoom", "12345678901", OptionalLong.empty(), OptionalLong.empty()),
                        new Reference(1, "skype", "123 4567 8901", OptionalLong.empty(), OptionalLong.empty()))));
    }

    @Test
    void entriesThatNameNothingAreLeftOut() {
        assertThat(ClientMessage.read("{\"action\":\"subscribe\",\"meetings\":[7,{\"platform\":\"zoom\"},"
                        + "{\"platform\":\"zoom\",\"native_id\":\"1\",\"after\":-1}]}"))
                .isEqualTo(new Subscribe(
                        List.of(new Reference(2, "zoom", "1", OptionalLong.empty(), OptionalLong.empty()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action':'subscribe'} | invalid_subscribe_payload | 'meetings' must be a non-empty list",
                "{'action':'subscribe','meetings':{}} | invalid_subscribe_payload | 'meetings' must be a non-empty list",
                "{'action':'subscribe','meetings':[]} | invalid_subscribe_payload | 'meetings' list cannot be empty",
                "{'action':'subscribe','meetings':[1]} | invalid_subscribe_payload | no valid meeting objects",
                "{'action':'unsubscribe'} | invalid_unsubscribe_payload | 'meetings' must be a list"
            },
            quoteCharacter = '"')
    void whatIsWrongWithAListIsSaid(String message, String error, String details) {
        assertThat(ClientMessage.read(message.replace('\'', '"'))).isEqualTo(new Wrong(error, details));
    }

    @Test
    void asManyMeetingsAreNamedAsAConnectionMayHaveAndNoMore() {
        var most = "{\"platform\":\"zoom\",\"native_id\":\"1\"}"
                + ",{\"platform\":\"zoom\",\"native_id\":\"1\"}".repeat(199);
        for (var action : List.of("subscribe", "unsubscribe")) {
            var message = "{\"action\":\"" + action + "\",\"meetings\":[%s]}";
            assertThat(ClientMessage.read(message.formatted(most))).isNotInstanceOf(Wrong.class);
            assertThat(ClientMessage.read(message.formatted("7," + most)))
                    .isEqualTo(new Wrong("invalid_" + action + "_payload", ClientMessage.TOO_LONG));
        }
    }

    @Test
    void whatIsWrongWithAnUnsubscriptionIsSaidEntryByEntry() {
        assertThat(ClientMessage.read("{\"action\":\"unsubscribe\",\"meetings\":[1,{\"platform\":\"zoom\"}]}"))
                .isEqualTo(new Wrong(
                        "invalid_unsubscribe_payload",
                        List.of("meetings[0] must be an object", "meetings[1] missing 'platform' or 'native_id'")));
        assertThat(ClientMessage.read("{\"action\":\"unsubscribe\",\"meetings\":[]}"))
                .isEqualTo(new Unsubscribe(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "{}", "{\"action\":\"dance\"}", "{\"action\":7}"})
    void whatNobodyUnderstandsIsAnUnknownAction(String message) {
        assertThat(ClientMessage.read(message)).isEqualTo(new Wrong("unknown_action", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "hello", "{\"action\":\"ping\"} x"})
    void whatIsNotJsonIsSaidToBeSo(String message) {
        assertThat(ClientMessage.read(message)).isEqualTo(new Wrong("invalid_json", ""));
    }

    @Test
    void aPingIsAPing() {
        assertThat(ClientMessage.read("{\"action\":\"ping\"}")).isEqualTo(new Ping());
    }
}
