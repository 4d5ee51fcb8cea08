package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.TestSecrets;
import com.vomeet.manager.RunningManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class RetryIT {
    private static final String PASSCODE = TestSecrets.passcode();
    private static RunningManager running;

    @BeforeAll
    static void start() {
        running = new RunningManager();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** A meeting with everything that can be asked for, which then ends with that status. */
    private static JsonNode ended(String id, String status) {
        var meeting = running.client.post("/bots", """
                        {"platform": "teams", "native_meeting_id": "%s", "passcode": "%s", "bot_name": "Notes",
                         "language": "de", "task": "translate", "automatic_leave": {"waiting_room_timeout": 1234},
                         "scheduled_end_time": "2099-01-01T00:00:00"}
                        """.formatted(id, PASSCODE)).expect(201);
        running.jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set status = ? where id = ?",
                        status,
                        meeting.get("id").asLong()));
        return meeting;
    }

    @Test
    void theBotIsSentAgainAsItWasAskedFor() {
        var failed = ended("1000000001", "failed");
        var again = running.client.post("/bots/teams/1000000001/retry", "").expect(201);
        assertThat(again.get("id")).isNotEqualTo(failed.get("id"));
        assertThat(again.get("status").asString()).isEqualTo("requested");
        assertThat(again.get("scheduled_end_time").isNull()).isTrue();
        var data = again.get("data");
        assertThat(data.get("retry_of_meeting_id")).isEqualTo(failed.get("id"));
        assertThat(data.get("bot_name").asString()).isEqualTo("Notes");
        assertThat(data.get("language").asString()).isEqualTo("de");
        assertThat(data.get("task").asString()).isEqualTo("translate");
        assertThat(data.get("passcode").asString()).isEqualTo(PASSCODE);
        var rows = running.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select distinct meeting_url, waiting_room_millis from meetings where native_meeting_id = '1000000001'")
                        .mapToMap()
                        .list());
        assertThat(rows).singleElement().satisfies(row -> assertThat(row).containsEntry("waiting_room_millis", 1234L));
    }

    @Test
    void whatIsNamedIsChanged() {
        ended("1000000002", "failed");
        var data = running.client
                .post("/bots/teams/1000000002/retry?bot_name=Ada%20L&language=&task=transcribe", "")
                .expect(201)
                .get("data");
        assertThat(data.get("bot_name").asString()).isEqualTo("Ada L");
        assertThat(data.has("language")).isFalse();
        assertThat(data.get("task").asString()).isEqualTo("transcribe");
    }

    @Test
    void onlyAFailedMeetingIsTriedAgain() {
        ended("1000000003", "completed");
        assertThat(running.client
                        .post("/bots/teams/1000000003/retry", "")
                        .expect(409)
                        .get("detail")
                        .asString())
                .isEqualTo("Cannot retry meeting in 'completed' status. Only 'failed' meetings can be retried.");
        assertThat(running.client
                        .post("/bots/teams/1999999999/retry", "")
                        .expect(404)
                        .get("detail")
                        .asString())
                .isEqualTo("No previous meeting found for platform 'teams' and meeting ID '1999999999'");
    }

    @Test
    void aRetryIsMadeOnce() {
        ended("1000000004", "failed");
        running.client.post("/bots/teams/1000000004/retry", "").expect(201);
        running.client.post("/bots/teams/1000000004/retry", "").expect(409);
    }

    @Test
    void whatIsNamedHasItsRules() {
        ended("1000000005", "failed");
        var detail = running.client
                .post("/bots/teams/1000000005/retry?language=xx&task=sing&bot_name=" + "x".repeat(101), "")
                .expect(422)
                .get("detail");
        assertThat(detail)
                .extracting(problem -> problem.get("loc").toString())
                .containsExactly("[\"query\",\"bot_name\"]", "[\"query\",\"language\"]", "[\"query\",\"task\"]");
    }

    @Test
    void aRetryNeedsASeatToo() {
        var bob = running.manager.accounts().create("Bob", 1);
        try (var client = running.as(bob.key())) {
            var first =
                    client.post("/bots", RunningManager.meet("abc-defg-hij")).expect(201);
            running.jdbi()
                    .useHandle(handle -> handle.execute(
                            "update meetings set status = 'failed' where id = ?",
                            first.get("id").asLong()));
            client.post("/bots", RunningManager.meet("abc-defg-hik")).expect(201);
            assertThat(client.post("/bots/google_meet/abc-defg-hij/retry", "")
                            .expect(403)
                            .get("detail")
                            .asString())
                    .isEqualTo("Account has reached the maximum concurrent bot limit (1).");
        }
    }
}
