package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.manager.LockWaits;
import com.vomeet.manager.RunningManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeetingPatchRoutesIT {
    private static final String PATH = "/meetings/google_meet/abc-defg-hij";
    private static RunningManager running;
    private static long id;

    @BeforeAll
    static void start() {
        running = new RunningManager();
        id = running.client
                .post("/bots", meet("abc-defg-hij"))
                .expect(201)
                .get("id")
                .asLong();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void whatIsNamedIsWrittenDownAndTheRestStays() {
        running.client
                .patch(
                        PATH,
                        "{\"data\":{\"name\":\"Weekly\",\"participants\":[\"Ann\",\"Bén\"],\"languages\":[\"de\"]}}")
                .expect(200);
        var answer = running.client
                .patch(PATH, "{\"data\":{\"notes\":\"one\\ntwo\",\"name\":null,\"bot_name\":\"x\",\"anything\":7}}")
                .expect(200);
        assertThat(answer.get("id").asLong()).isEqualTo(id);
        assertThat(answer.get("data").toString())
                .contains("\"name\":\"Weekly\"", "\"participants\":[\"Ann\",\"Bén\"]", "\"languages\":[\"de\"]")
                .contains("\"notes\":\"one\\ntwo\"", "\"bot_name\":\"Vomeet\"")
                .doesNotContain("anything");
        assertThat(running.client.get("/meetings/" + id).expect(200)).isEqualTo(answer);
    }

    @Test
    void nothingToWriteDownIsSaidSo() {
        for (var body : new String[] {"{\"data\":{}}", "{\"data\":{\"name\":null}}", "{\"data\":{\"what\":1}}"}) {
            assertThat(running.client.patch(PATH, body).expect(400).toString())
                    .isEqualTo("{\"detail\":\"No data provided for update.\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | [\"body\",\"data\"] | Field required",
                "{\"data\":7} | [\"body\",\"data\"] | Input should be a valid dictionary or object to extract fields from",
                "{\"data\":{\"name\":7}} | [\"body\",\"data\",\"name\"] | Input should be a valid string",
                "{\"data\":{\"participants\":7}} | [\"body\",\"data\",\"participants\"] | Input should be a valid list",
                "{\"data\":{\"participants\":[\"a\",7]}} | [\"body\",\"data\",\"participants\",1] | Input should be a valid"
                        + " string",
                "{\"data\":{\"notes\":\"a\\u0000\"}} | [\"body\",\"data\",\"notes\"] | Value error, text must not contain control"
                        + " characters",
                "{\"scheduled_start_time\":\"soon\"} | [\"body\",\"scheduled_start_time\"] | Input should be a valid datetime"
            })
    void whatIsWrongIsNamedWithItsPlace(String body, String place, String message) {
        var problem = running.client.patch(PATH, body).expect(422).get("detail").get(0);
        assertThat(problem.get("loc").toString()).isEqualTo(place);
        assertThat(problem.get("msg").asString()).isEqualTo(message);
    }

    @Test
    void whatIsNoTextIsNoLanguage() {
        var detail = running.client
                .patch(PATH, "{\"data\":{\"languages\":[{},[\"de\"],\"de\"]}}")
                .expect(422)
                .get("detail");
        assertThat(detail).extracting(problem -> problem.get("type").asString()).containsOnly("string_type");
    }

    @Test
    void languagesAreCodes() {
        var problem = running.client
                .patch(PATH, "{\"data\":{\"languages\":[\"de\",\"xx\",\"klingon\"]}}")
                .expect(422)
                .get("detail")
                .get(0);
        assertThat(problem.get("msg").asString())
                .startsWith("Value error, Invalid language codes: ['xx', 'klingon']. Must be one of: ['af', 'am',");
    }

    @Test
    void whatIsWrittenDownHasBounds() {
        var people = Json.write(Map.of("data", Map.of("participants", Collections.nCopies(1_001, "x"))));
        running.client.patch(PATH, people).expect(422);
        running.client
                .patch(PATH, Json.write(Map.of("data", Map.of("notes", "x".repeat(100_001)))))
                .expect(422);
        running.client
                .patch(PATH, Json.write(Map.of("data", Map.of("name", "x".repeat(256)))))
                .expect(422);
    }

    @Test
    void anOlderMeetingIsMeantByItsId() {
        var other = "/meetings/google_meet/abc-defg-old";
        var first =
                running.client.post("/bots", meet("abc-defg-old")).expect(201).get("id");
        running.jdbi()
                .useHandle(handle ->
                        handle.execute("update meetings set status = 'completed' where id = ?", first.asLong()));
        var second =
                running.client.post("/bots", meet("abc-defg-old")).expect(201).get("id");
        var body = "{\"data\":{\"name\":\"x\"}}";
        assertThat(running.client.patch(other, body).expect(200).get("id")).isEqualTo(second);
        assertThat(running.client
                        .patch(other + "?meeting_id=" + first, body)
                        .expect(200)
                        .get("id"))
                .isEqualTo(first);
        assertThat(running.client
                        .patch(other + "?meeting_id=" + id, body)
                        .expect(404)
                        .get("detail")
                        .asString())
                .isEqualTo("Meeting not found for platform google_meet, ID abc-defg-old, and meeting_id " + id);
    }

    private static String later(String code) {
        return "{\"platform\":\"google_meet\",\"native_meeting_id\":\"" + code + "\",\"scheduled_start_time\":\""
                + Instant.now().plus(Duration.ofDays(2)) + "\"}";
    }

    @Test
    void aBotForLaterIsMoved() {
        running.client.post("/bots", later("abc-defg-lat")).expect(201);
        var path = "/meetings/google_meet/abc-defg-lat";
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        var moved = running.client
                .patch(path, "{\"scheduled_start_time\":\"" + day + "T10:00:00+01:00\",\"data\":{\"name\":\"x\"}}")
                .expect(200);
        assertThat(moved.get("scheduled_start_time").asString()).isEqualTo(day + "T09:00:00");
        assertThat(moved.get("data").get("name").asString()).isEqualTo("x");
        var ends = running.client
                .patch(path, "{\"scheduled_end_time\":\"" + day + "T10:00:00\"}")
                .expect(200);
        assertThat(ends.get("scheduled_start_time").asString()).isEqualTo(day + "T09:00:00");
        assertThat(ends.get("scheduled_end_time").asString()).isEqualTo(day + "T10:00:00");
    }

    /** A calendar and its user, say: neither has seen what the other is about to write. */
    @Test
    void aChangeOfTheStartAndOneOfTheEndAtTheSameMomentBothHold() {
        var meeting = running.client
                .post("/bots", later("abc-defg-two"))
                .expect(201)
                .get("id")
                .asLong();
        var path = "/meetings/google_meet/abc-defg-two";
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        var jdbi = running.jdbi();
        var changes = jdbi.inTransaction(handle -> {
            handle.execute("select id from meetings where native_meeting_id = 'abc-defg-two' for no key update");
            var both = Stream.of(
                            "\"scheduled_start_time\":\"" + day + "T09:00:00\"",
                            "\"scheduled_end_time\":\"" + day + "T10:00:00\"")
                    .map(time -> CompletableFuture.runAsync(
                            () -> running.client.patch(path, "{" + time + "}").expect(200)))
                    .toList();
            await().until(() -> LockWaits.in(jdbi) == both.size());
            return both;
        });
        changes.forEach(CompletableFuture::join);
        var times = running.client.get("/meetings/" + meeting).expect(200);
        assertThat(times.get("scheduled_start_time").asString()).isEqualTo(day + "T09:00:00");
        assertThat(times.get("scheduled_end_time").asString()).isEqualTo(day + "T10:00:00");
    }

    @Test
    void aTimeThatIsNamedHasToBeInOrderWithTheOtherThatIsNot() {
        running.client.post("/bots", later("abc-defg-ord")).expect(201);
        var problem = running.client
                .patch(
                        "/meetings/google_meet/abc-defg-ord",
                        "{\"scheduled_end_time\":\"" + LocalDate.now(ZoneOffset.UTC) + "\"}")
                .expect(422)
                .get("detail")
                .get(0);
        assertThat(problem.get("msg").asString())
                .isEqualTo("Value error, scheduled_end_time must be after scheduled_start_time");
        running.client
                .patch("/meetings/google_meet/abc-defg-ord", "{\"scheduled_start_time\":\"9000-01-01\"}")
                .expect(422);
    }

    @Test
    void namesAndTimesAreChangedTogetherOrNotAtAll() {
        running.client.post("/bots", later("abc-defg-tog")).expect(201);
        var path = "/meetings/google_meet/abc-defg-tog";
        var start = "\"scheduled_start_time\":\"" + Instant.now().plus(Duration.ofDays(2)) + "\"";
        var both = running.client
                .patch(path, "{\"data\":{\"name\":\"Weekly\"}," + start + "}")
                .expect(200);
        assertThat(both.at("/data/name").asString()).isEqualTo("Weekly");
        running.client.delete("/bots/google_meet/abc-defg-tog").expect(202);
        running.client
                .patch(path, "{\"data\":{\"name\":\"Never\"},\"scheduled_start_time\":null}")
                .expect(409);
        assertThat(running.client
                        .get("/meetings/" + both.get("id").asLong())
                        .expect(200)
                        .at("/data/name")
                        .asString())
                .isEqualTo("Weekly");
    }

    @Test
    void theEndOfAMeetingThatHasEndedIsNotMoved() {
        running.client.post("/bots", later("abc-defg-end")).expect(201);
        var path = "/meetings/google_meet/abc-defg-end";
        var end = "\"scheduled_end_time\":\"2100-01-01T10:00:00\"";
        running.client.patch(path, "{" + end + "}").expect(200);
        running.client.delete("/bots/google_meet/abc-defg-end").expect(202);
        // First it is stopping.
        await().until(() ->
                running.client.get("/meetings?status=completed").toString().contains("abc-defg-end"));
        assertThat(running.client
                        .patch(path, "{\"data\":{\"name\":\"Never\"},\"scheduled_end_time\":null}")
                        .expect(409)
                        .get("detail")
                        .asString())
                .isEqualTo("The meeting has ended, its end cannot be moved any more. Current status: completed");
        var same = running.client
                .patch(path, "{\"data\":{\"notes\":\"Afterwards.\"}," + end + "}")
                .expect(200);
        assertThat(same.get("scheduled_end_time").asString()).isEqualTo("2100-01-01T10:00:00");
        assertThat(same.get("data").has("name")).isFalse();
        assertThat(same.get("data").get("notes").asString()).isEqualTo("Afterwards.");
    }

    @Test
    void aBotThatIsOnItsWayIsNotMoved() {
        running.client.post("/bots", meet("abc-defg-way")).expect(201);
        assertThat(running.client
                        .patch(
                                "/meetings/google_meet/abc-defg-way",
                                "{\"scheduled_start_time\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"}")
                        .expect(409)
                        .get("detail")
                        .asString())
                .startsWith("The bot's start has begun and cannot be moved any more. Current status: ");
    }

    @Test
    void nobodyWritesIntoTheMeetingsOfOthers() {
        try (var other = running.as(running.manager.accounts().create("Bob").key())) {
            assertThat(other.patch(PATH, "{\"data\":{\"name\":\"x\"}}")
                            .expect(404)
                            .get("detail")
                            .asString())
                    .isEqualTo("Meeting not found for platform google_meet and ID abc-defg-hij");
        }
    }
}
