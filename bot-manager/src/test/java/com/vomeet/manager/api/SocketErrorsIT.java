package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.WebStage;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test for each row of the first vomeet's table of error frames. */
final class SocketErrorsIT {
    private static final String UNKNOWN_TO_US =
            "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"google_meet\",\"native_id\":\"xxx-none-xxx\"}]}";
    private static final String AWAY = "{\"type\":\"error\",\"error\":\"authorization_call_failed\","
            + "\"details\":\"The database is not available.\"}";
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        stage.bot("err-good-aaa");
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static SocketClient socket() {
        return new SocketClient(
                stage.base(), "/ws", Map.of("X-API-Key", stage.account().key().reveal()));
    }

    @Test
    void missingApiKey() {
        try (var socket = new SocketClient(stage.base(), "/ws", Map.of())) {
            assertThat(socket.frame(0)).hasToString("{\"type\":\"error\",\"error\":\"missing_api_key\"}");
            assertThat(socket.awaitClosed()).isEqualTo(4401);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no json                                                  | invalid_json                |
            {"action":                                               | invalid_json                |
            {}                                                       | unknown_action              |
            {"action":"dance"}                                       | unknown_action              |
            {"action":7}                                             | unknown_action              |
            ["subscribe"]                                            | unknown_action              |
            {"action":"subscribe"}                                   | invalid_subscribe_payload   | "'meetings' must be a non-empty list"
            {"action":"subscribe","meetings":{}}                     | invalid_subscribe_payload   | "'meetings' must be a non-empty list"
            {"action":"subscribe","meetings":[]}                     | invalid_subscribe_payload   | "'meetings' list cannot be empty"
            {"action":"subscribe","meetings":[7,{"platform":"zoom"}]}| invalid_subscribe_payload   | "no valid meeting objects"
            {"action":"unsubscribe"}                                 | invalid_unsubscribe_payload | "'meetings' must be a list"
            {"action":"unsubscribe","meetings":[7]}                  | invalid_unsubscribe_payload | ["meetings[0] must be an object"]
            {"action":"unsubscribe","meetings":[{"platform":"zoom"}]}| invalid_unsubscribe_payload | ["meetings[0] missing 'platform' or 'native_id'"]
            {"action":"unsubscribe","meetings":[{"platform":"zoom","native_id":"1"}]} | invalid_unsubscribe_payload | ["meetings[0] not currently subscribed"]
            """)
    void whatIsWrongIsSaidInTheKnownWordsAndTheConnectionStays(String said, String error, String details) {
        try (var socket = socket()) {
            socket.say(said);
            var frame = socket.frame(0);
            assertThat(frame.path("type").asString()).isEqualTo("error");
            assertThat(frame.path("error").asString()).isEqualTo(error);
            assertThat(frame.has("details") ? Json.write(frame.path("details")) : null)
                    .isEqualTo(details);
            socket.say("{\"action\":\"ping\"}");
            assertThat(socket.frame(1)).hasToString("{\"type\":\"pong\"}");
        }
    }

    @Test
    void aMessageThatIsTooLongIsNotRead() {
        try (var socket = socket()) {
            socket.say("{\"action\":\"ping\",\"x\":\"" + "x".repeat(70_000) + "\"}");
            assertThat(socket.awaitClosed()).isEqualTo(1009);
        }
    }

    @Test
    void noMoreMeetingsAreAskedForAtOnceThanAConnectionMayHave() {
        var meetings = "{\"platform\":\"google_meet\",\"native_id\":\"xxx-none-xxx\"},".repeat(201);
        var list = "\"meetings\":[" + meetings.substring(0, meetings.length() - 1) + "]}";
        try (var socket = socket()) {
            for (var action : List.of("subscribe", "unsubscribe")) {
                socket.say("{\"action\":\"" + action + "\"," + list);
            }
            assertThat(socket.frame(0).path("error").asString()).isEqualTo("invalid_subscribe_payload");
            assertThat(socket.frame(1).path("error").asString()).isEqualTo("invalid_unsubscribe_payload");
            for (var n = 0; n < 2; n++) {
                assertThat(socket.frame(n).path("details").asString())
                        .isEqualTo("'meetings' has more than 200 entries");
            }
        }
    }

    @Test
    void meetingsThatCannotBeHadAreNamedAndTheOthersAreSubscribed() {
        try (var socket = socket()) {
            socket.say("{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"skype\",\"native_id\":\"x\"},"
                    + "{\"platform\":\"google_meet\",\"native_id\":\"xxx-none-xxx\"},"
                    + "{\"platform\":\"google_meet\",\"native_id\":\"err-good-aaa\"}]}");
            assertThat(socket.frame(0).path("error").asString()).isEqualTo("invalid_subscribe_payload");
            assertThat(Json.write(socket.frame(0).path("details")))
                    .isEqualTo("[\"meetings[0] invalid native_meeting_id for platform 'skype'\","
                            + "\"meetings[1] not authorized or not found for account\"]");
            assertThat(socket.frame(1).path("type").asString()).isEqualTo("subscribed");
            assertThat(socket.frame(1).path("meetings").get(0).path("native_id").asString())
                    .isEqualTo("err-good-aaa");
        }
    }

    @Test
    void authorizationServiceError() {
        try (var socket = new SocketClient(stage.base(), "/ws?api_key=wrong", Map.of())) {
            socket.say(UNKNOWN_TO_US);
            assertThat(socket.frame(0))
                    .hasToString("{\"type\":\"error\",\"error\":\"authorization_service_error\",\"status\":403,"
                            + "\"detail\":\"{\\\"detail\\\":\\\"Invalid API key\\\"}\"}");
        }
    }

    @Test
    void authorizationCallFailed() throws SQLException {
        try (var own = new WebStage();
                var socket = new SocketClient(
                        own.base(),
                        "/ws",
                        Map.of("X-API-Key", own.account().key().reveal()))) {
            // It is open once it answers.
            socket.say("{\"action\":\"ping\"}").frame(0);
            var url = own.config().database().jdbcUrl();
            var name = url.substring(url.lastIndexOf('/') + 1);
            try (var admin = DriverManager.getConnection(url.replace(name, "postgres"), "postgres", "");
                    var statement = admin.createStatement()) {
                statement.execute("alter database " + name + " allow_connections false");
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
                socket.say(UNKNOWN_TO_US);
                assertThat(socket.frame(1)).hasToString(AWAY);
                try (var late = new SocketClient(
                        own.base(),
                        "/ws",
                        Map.of("X-API-Key", own.account().key().reveal()))) {
                    assertThat(late.awaitClosed()).isEqualTo(1013);
                    assertThat(late.frame(0)).hasToString(AWAY);
                }
                statement.execute("alter database " + name + " allow_connections true");
            }
            socket.say("{\"action\":\"ping\"}");
            assertThat(socket.frame(2)).hasToString("{\"type\":\"pong\"}");
        }
    }
}
