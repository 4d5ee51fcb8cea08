package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.TestSecrets;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.config.MeetingHosts;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class BotRoutesIT {
    private static RunningManager running;

    @BeforeAll
    static void start() {
        var hosts = new MeetingHosts(URI.create("http://127.0.0.1:4999"), List.of("meet.example.org"));
        running = new RunningManager(RealParts.config().with(hosts));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static JsonNode refused(String body) {
        var detail = running.client.post("/bots", body).expect(422).get("detail");
        assertThat(detail.size()).as(detail.toString()).isEqualTo(1);
        return detail.get(0);
    }

    private static String message(String body) {
        return refused(body).get("msg").asString();
    }

    @Test
    void aRequestedBotIsAnsweredWithItsMeetingInTheShapeThatClientsKnow() {
        var answer = running.client.post("/bots", meet("abc-defg-aaa")).expect(201);
        assertThat(answer.propertyNames())
                .containsExactly(
                        "id",
                        "user_id",
                        "platform",
                        "native_meeting_id",
                        "constructed_meeting_url",
                        "status",
                        "bot_container_id",
                        "start_time",
                        "end_time",
                        "scheduled_start_time",
                        "scheduled_end_time",
                        "data",
                        "created_at",
                        "updated_at");
        assertThat(answer.get("id").isIntegralNumber()).isTrue();
        assertThat(answer.get("user_id").isNull()).isTrue();
        assertThat(answer.get("status").asString()).isEqualTo("requested");
        assertThat(answer.get("constructed_meeting_url").asString()).isEqualTo("https://meet.google.com/abc-defg-aaa");
        assertThat(answer.get("bot_container_id").asString()).matches("vomeet-bot-\\d+-[0-9a-f]{8}");
        assertThat(answer.get("created_at").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?");
        assertThat(answer.get("start_time").isNull()).isTrue();
    }

    @Test
    void whatWasAskedForStandsInTheMeetingsData() {
        var data = running.client
                .post("/bots", """
                        {"platform": "teams", "native_meeting_id": "1234567890123", "passcode": "%s",
                         "bot_name": "Notes", "language": "de", "task": "translate",
                         "scheduled_start_time": "2026-12-01T10:00:00+01:00", "nobody_knows": 1}
                        """.formatted(TestSecrets.passcode()))
                .expect(201);
        assertThat(data.get("data").get("bot_name").asString()).isEqualTo("Notes");
        assertThat(data.get("data").get("language").asString()).isEqualTo("de");
        assertThat(data.get("data").get("task").asString()).isEqualTo("translate");
        assertThat(data.get("scheduled_start_time").asString()).isEqualTo("2026-12-01T09:00:00");
        assertThat(data.get("constructed_meeting_url").asString())
                .as("without the passcode")
                .isEqualTo("https://teams.live.com/meet/1234567890123");
    }

    @Test
    void aSecondBotForALiveMeetingIsAConflictThatNamesTheFirst() {
        var first = running.client.post("/bots", meet("abc-defg-bbb")).expect(201);
        var second = running.client.post("/bots", meet("abc-defg-bbb")).expect(409);
        assertThat(second.get("meeting_id")).isEqualTo(first.get("id"));
        assertThat(second.get("detail").asString())
                .isEqualTo("An active or requested meeting already exists for this platform and meeting ID."
                        + " Platform: google_meet, Native Meeting ID: abc-defg-bbb");
    }

    @Test
    void anotherAccountMayHaveABotInTheSameMeeting() {
        running.client.post("/bots", meet("abc-defg-ccc")).expect(201);
        var bob = running.manager.accounts().create("Bob").key();
        try (var other = running.as(bob)) {
            var its = other.post("/bots", meet("abc-defg-ccc")).expect(201);
            assertThat(other.get("/meetings").expect(200).get("meetings").size())
                    .isEqualTo(1);
            running.client.get("/meetings/" + its.get("id")).expect(404);
        }
    }

    @Test
    void anUnknownPlatformIsNamed() {
        var problem = refused("{\"platform\":\"webex\",\"native_meeting_id\":\"abc-defg-hij\"}");
        assertThat(problem.toString())
                .isEqualTo("{\"type\":\"enum\",\"loc\":[\"body\",\"platform\"],"
                        + "\"msg\":\"Input should be 'google_meet', 'zoom' or 'teams'\",\"input\":\"webex\","
                        + "\"ctx\":{\"expected\":\"'google_meet', 'zoom' or 'teams'\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "google_meet, abcdefghij, Google Meet ID must be in format 'abc-defg-hij' (lowercase letters only)",
        "google_meet, ABC-DEFG-HIJ, Google Meet ID must be in format 'abc-defg-hij' (lowercase letters only)",
        "teams, 123, Teams meeting ID must be 10-15 digits only (not a full URL)",
        "teams, ١٢٣٤٥٦٧٨٩٠, Teams meeting ID must be 10-15 digits only (not a full URL)",
        "teams, ' ', native_meeting_id cannot be empty",
    })
    void aBadIdIsNamed(String platform, String id, String rule) {
        var problem = refused("{\"platform\":\"" + platform + "\",\"native_meeting_id\":\"" + id + "\"}");
        assertThat(problem.get("loc").toString()).isEqualTo("[\"body\",\"native_meeting_id\"]");
        assertThat(problem.get("type").asString()).isEqualTo("value_error");
        assertThat(problem.get("msg").asString()).isEqualTo("Value error, " + rule);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var detail = running.client
                .post("/bots", "{\"bot_name\":7,\"language\":\"xx\"}")
                .expect(422)
                .get("detail");
        assertThat(detail)
                .extracting(problem -> problem.get("loc").get(1).asString())
                .containsExactly("platform", "native_meeting_id", "bot_name", "language");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"task\":\"sing\" | Value error, Invalid task 'sing'. Must be one of: ['transcribe', 'translate']",
                "\"passcode\":\"abcdefgh\" | Value error, Passcode is not supported for Google Meet meetings",
                "\"scheduled_start_time\":\"soon\" | Input should be a valid datetime",
                "\"bot_name\":\"a\\u0000b\" | Value error, text must not contain control characters",
                "\"automatic_leave\":7 | Input should be a valid dictionary or object to extract fields from",
                "\"automatic_leave\":{\"waiting_room_timeout\":-1} | Input should be greater than or equal to 0",
                "\"automatic_leave\":{\"everyone_left_timeout\":\"x\"} | Input should be a valid integer, unable to parse"
                        + " string as an integer",
                "\"automatic_leave\":{\"no_one_joined_timeout\":1e30} | Input should be a valid integer"
            })
    void eachFieldHasItsRule(String field, String message) {
        assertThat(message("{\"platform\":\"google_meet\",\"native_meeting_id\":\"abc-defg-ddd\"," + field + "}"))
                .isEqualTo(message);
    }

    @Test
    void aZoomMeetingIsTakenToo() {
        var answer = running.client
                .post("/bots", "{\"platform\":\"zoom\",\"native_meeting_id\":\"123 4567 8901\",\"passcode\":\"a1\"}")
                .expect(201);
        assertThat(answer.get("native_meeting_id").asString()).isEqualTo("12345678901");
        assertThat(answer.get("constructed_meeting_url").asString())
                .as("without the passcode")
                .isEqualTo("https://zoom.us/j/12345678901");
        running.client.delete("/bots/zoom/12345678901").expect(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123%204567%208903", "123-4567-8903", "12345678903"})
    void aZoomNumberIsFoundHoweverItIsWrittenInAPath(String written) {
        var asked = "{\"platform\":\"zoom\",\"native_meeting_id\":\"123 4567 8903\"}";
        var bob = running.manager.accounts().create("Bob").key();
        try (var client = running.as(bob)) {
            var meeting = client.post("/bots", asked).expect(201);
            assertThat(meeting.get("native_meeting_id").asString()).isEqualTo("12345678903");
            var path = "/zoom/" + written;
            assertThat(client.get("/bots" + path).expect(200).get("id")).isEqualTo(meeting.get("id"));
            client.get("/transcripts" + path).expect(200);
            client.delete("/bots" + path).expect(202);
        }
    }

    @Test
    void aTeamsInvitationIsTakenAndItsNameStandsInPaths() {
        var url =
                "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22%3a%22t%22%7d";
        var answer = running.client
                .post("/bots", Json.write(java.util.Map.of("meeting_url", url)))
                .expect(201);
        assertThat(answer.get("native_meeting_id").asString()).isEqualTo("19:meeting_abc@thread.v2");
        assertThat(answer.get("constructed_meeting_url").asString()).contains("context=%7B%22Tid%22");
        var same = running.client.get("/bots/teams/19:meeting_abc@thread.v2").expect(200);
        assertThat(same.get("id")).isEqualTo(answer.get("id"));
        running.client.get("/bots/teams/19%3Ameeting_abc%40thread.v2").expect(200);
        running.client.delete("/bots/teams/19%3Ameeting_abc%40thread.v2").expect(202);
    }

    @Test
    void theNewestMeetingOfANameIsShown() {
        var meeting = running.client.post("/bots", meet("abc-defg-jjj")).expect(201);
        assertThat(running.client
                        .get("/bots/google_meet/abc-defg-jjj")
                        .expect(200)
                        .get("id"))
                .isEqualTo(meeting.get("id"));
        assertThat(running.client
                        .get("/bots/google_meet/zzz-zzzz-zzz")
                        .expect(404)
                        .toString())
                .isEqualTo("{\"detail\":\"Meeting not found for platform google_meet and ID zzz-zzzz-zzz\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "7", "null", "\"x\""})
    void aBodyThatIsNoObjectIsRefused(String body) {
        running.client.post("/bots", body).expect(422);
    }

    @Test
    void aBodyThatIsNotCalledJsonIsRefused() {
        var request = running.client
                .request("/bots")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(meet("abc-defg-hij")))
                .build();
        var detail = running.client.send(request).expect(422).get("detail");
        assertThat(detail.get(0).get("type").asString()).isEqualTo("model_attributes_type");
    }

    @Test
    void aMeetingIsAskedForByItsAddressToo() {
        var answer = running.client
                .post("/bots", "{\"meeting_url\":\"https://meet.google.com/abc-defg-eee?authuser=1\"}")
                .expect(201);
        assertThat(answer.get("platform").asString()).isEqualTo("google_meet");
        assertThat(answer.get("native_meeting_id").asString()).isEqualTo("abc-defg-eee");
    }

    @Test
    void theLabIsAPlaceForBotsWhileItIsOn() {
        var answer = running.client
                .post("/bots", "{\"meeting_url\":\"http://127.0.0.1:4999/abc-defg-fff\"}")
                .expect(201);
        assertThat(answer.get("platform").asString()).isEqualTo("google_meet");
        assertThat(answer.get("native_meeting_id").asString()).isEqualTo("abc-defg-fff");
        assertThat(answer.get("constructed_meeting_url").asString()).isEqualTo("http://127.0.0.1:4999/abc-defg-fff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:5000/abc-defg-hij",
                "https://evil.example.org/abc-defg-hij",
                "https://meet.google.com.evil.org/abc-defg-hij",
                "https://me@meet.google.com/abc-defg-hij",
                "file:///etc/passwd",
                "not a url",
                "https://meet.google.com/"
            })
    void botsGoNowhereElse(String url) {
        var problem = refused(Json.write(java.util.Map.of("meeting_url", url)));
        assertThat(problem.get("loc").toString()).isEqualTo("[\"body\",\"meeting_url\"]");
    }

    @Test
    void withoutAKeyNothingIsTold() {
        try (var nobody = new com.vomeet.manager.Client(running.manager.base(), null);
                var wrong = running.as(Secret.of("x".repeat(40)))) {
            assertThat(nobody.post("/bots", "{").expect(403).toString())
                    .isEqualTo("{\"detail\":\"Missing API key (X-API-Key header)\"}");
            assertThat(wrong.post("/bots", "{").expect(403).toString()).isEqualTo("{\"detail\":\"Invalid API key\"}");
            assertThat(wrong.get("/bots/status").status()).isEqualTo(403);
            assertThat(wrong.get("/meetings").status()).isEqualTo(403);
            assertThat(wrong.delete("/bots/google_meet/abc-defg-hij").status()).isEqualTo(403);
            assertThat(wrong.put("/bots/google_meet/abc-defg-hij/config", "{}").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aStopIsAcceptedAndAskedForOnce() {
        assertThat(running.client
                        .delete("/bots/google_meet/zzz-zzzz-zzz")
                        .expect(404)
                        .get("detail")
                        .asString())
                .isEqualTo("No meeting found to stop.");
        var meeting = running.client.post("/bots", meet("abc-defg-ggg")).expect(201);
        assertThat(running.client
                        .delete("/bots/google_meet/abc-defg-ggg")
                        .expect(202)
                        .toString())
                .isEqualTo("{\"message\":\"Stop request accepted and is being processed.\"}");
        running.client.delete("/bots/google_meet/abc-defg-ggg").expect(202);
        var now = running.client.get("/meetings/" + meeting.get("id")).expect(200);
        assertThat(now.get("data").get("stop_requested").asBoolean()).isTrue();
        assertThat(now.get("data").get("status_transition"))
                .extracting(entry -> entry.get("to").asString())
                .startsWith("stopping")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void onlyAnActiveBotIsReconfigured() {
        assertThat(running.client
                        .put("/bots/google_meet/zzz-zzzz-zzz/config", "{}")
                        .expect(404)
                        .get("detail")
                        .asString())
                .isEqualTo("No active meeting found for platform google_meet and meeting ID zzz-zzzz-zzz.");
        running.client.post("/bots", meet("abc-defg-hhh")).expect(201);
        assertThat(running.client
                        .put("/bots/google_meet/abc-defg-hhh/config", "{\"language\":\"de\"}")
                        .expect(409)
                        .get("detail")
                        .asString())
                .isEqualTo("Meeting found but is not active (status: 'requested'). Cannot reconfigure.");
        running.client
                .put("/bots/google_meet/abc-defg-hhh/config", "{\"language\":\"xx\"}")
                .expect(422);
    }

    @Test
    void anUnknownPlatformInAPathIsNamed() {
        var detail = running.client.delete("/bots/webex/1").expect(422).get("detail");
        assertThat(detail.get(0).get("loc").toString()).isEqualTo("[\"path\",\"platform\"]");
    }

    @Test
    void runningBotsAreListedInTheOldShape() {
        var meeting = running.client.post("/bots", meet("abc-defg-iii")).expect(201);
        var bots = running.client.get("/bots/status").expect(200).get("running_bots");
        assertThat(bots)
                .filteredOn(bot -> bot.get("native_meeting_id").asString().equals("abc-defg-iii"))
                .singleElement()
                .satisfies(bot -> {
                    assertThat(bot.get("container_id")).isEqualTo(meeting.get("bot_container_id"));
                    assertThat(bot.get("normalized_status").asString()).isEqualTo("Requested");
                    assertThat(bot.get("meeting_id_from_name").asString())
                            .isEqualTo(meeting.get("id").toString());
                    assertThat(bot.get("labels").properties())
                            .extracting(label ->
                                    label.getKey() + "=" + label.getValue().asString())
                            .containsExactlyInAnyOrder(
                                    "app.kubernetes.io/name=vomeet-bot",
                                    "app.kubernetes.io/component=bot-instance",
                                    "app.kubernetes.io/managed-by=bot-manager",
                                    "meeting-id=" + meeting.get("id"),
                                    "user-id=1",
                                    "platform=google_meet",
                                    "native-meeting-id=abc-defg-iii");
                });
    }

    @Test
    void aBearerIsAKeyToo() {
        try (var nobody = new com.vomeet.manager.Client(running.manager.base(), null)) {
            var request = nobody.request("/bots/status")
                    .header("Authorization", "Bearer " + running.key.reveal())
                    .build();
            assertThat(nobody.send(request).status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        assertThat(running.client.post("/bots", " ".repeat(1_100_000) + "{}").status())
                .isEqualTo(413);
    }

    @Test
    void pathsAndMethodsThatAreNotThereAreSaidSo() {
        assertThat(running.client.get("/nowhere").expect(404).toString()).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(running.client.delete("/bots/status").expect(405).toString())
                .isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }
}
