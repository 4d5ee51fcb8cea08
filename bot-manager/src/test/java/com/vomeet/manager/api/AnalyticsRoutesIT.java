package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.AdminClient;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AnalyticsRoutesIT {
    private static RunningManager running;
    private static AdminClient admin;
    private static JsonNode user;
    private static long accounts;
    private static long users;

    /** One meeting of an account, one of a user. */
    @BeforeAll
    static void start() {
        running = new RunningManager();
        admin = new AdminClient(running.client, RealParts.ADMIN);
        user = admin.post("/admin/users", "{\"email\":\"ann@example.org\",\"name\":\"Ann\"}")
                .expect(201);
        var token = admin.post("/admin/users/" + user.get("id").longValue() + "/tokens", "")
                .expect(201);
        accounts = posted(running.key);
        users = posted(Secret.of(token.get("token").asString()));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static long posted(Secret key) {
        try (var client = running.as(key)) {
            return client.post("/bots", meet("abc-defg-hij"))
                    .expect(201)
                    .get("id")
                    .longValue();
        }
    }

    @Test
    void meetingsOfAllAreListedWithTheirUsers() {
        var answer = admin.get("/admin/stats/meetings-users").expect(200);
        assertThat(answer.get("total").intValue()).isEqualTo(2);
        var ofUser = answer.get("items").get(0);
        assertThat(ofUser.get("id").longValue()).isEqualTo(users);
        assertThat(ofUser.get("native_meeting_id").asString()).isEqualTo("abc-defg-hij");
        assertThat(ofUser.get("user")).isEqualTo(user);
        assertThat(ofUser.get("user_id")).isEqualTo(user.get("id"));
        var ofAccount = answer.get("items").get(1);
        assertThat(ofAccount.get("id").longValue()).isEqualTo(accounts);
        assertThat(ofAccount.get("user").isNull()).isTrue();
    }

    @Test
    void aMeetingWithoutAUserIsNotABrokenServer() {
        var listed = admin.get("/admin/analytics/meetings").expect(200);
        assertThat(listed.size()).isEqualTo(2);
        assertThat(listed.get(0).get("user_id")).isEqualTo(user.get("id"));
        assertThat(listed.get(1).get("user_id").isNull()).isTrue();
        assertThat(listed.get(1).propertyNames())
                .containsExactly(
                        "id",
                        "user_id",
                        "account_id",
                        "platform",
                        "native_meeting_id",
                        "status",
                        "start_time",
                        "end_time",
                        "created_at",
                        "updated_at");
        assertThat(admin.get("/admin/analytics/meetings?skip=1&limit=5")
                        .expect(200)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void usersAreListedWithoutTheirData() {
        var listed = admin.get("/admin/analytics/users").expect(200);
        assertThat(listed.get(0).propertyNames())
                .containsExactly("id", "email", "name", "image_url", "created_at", "max_concurrent_bots");
    }

    @Test
    void aMeetingHasItsSessionsAndFigures() {
        var path = "/admin/analytics/meetings/" + accounts + "/telematics";
        var figures = admin.get(path).expect(200);
        assertThat(figures.get("meeting").get("id").longValue()).isEqualTo(accounts);
        assertThat(figures.get("sessions").get(0).get("session_uid").asString())
                .isEqualTo(running.connectionOf(accounts));
        assertThat(figures.get("sessions").get(0).get("session_start_time").asString())
                .endsWith("Z");
        assertThat(figures.get("transcription_stats").isNull()).isTrue();
        assertThat(figures.get("performance_metrics").get("join_time").isNull()).isTrue();
        var other = admin.get(path + "?include_transcriptions=true&include_sessions=false")
                .expect(200);
        assertThat(other.get("sessions").isEmpty()).isTrue();
        assertThat(other.get("transcription_stats").toString())
                .isEqualTo("{\"total_transcriptions\":0,\"total_duration\":0.0,\"unique_speakers\":0,"
                        + "\"languages_detected\":[]}");
        assertThat(admin.get("/admin/analytics/meetings/99999999/telematics")
                        .expect(404)
                        .toString())
                .isEqualTo("{\"detail\":\"Meeting not found\"}");
    }

    /** The first vomeet took them so, in its paths' queries as in bodies. */
    @Test
    void aQuerySaysYesAndNoInTheWordsOfABody() {
        var path = "/admin/analytics/meetings/" + accounts + "/telematics?include_sessions=";
        assertThat(List.of("true", "T", "1", "yes", "y", "ON"))
                .allSatisfy(word -> assertThat(admin.get(path + word)
                                .expect(200)
                                .get("sessions")
                                .isEmpty())
                        .isFalse());
        assertThat(List.of("false", "f", "0", "No", "N", "off"))
                .allSatisfy(word -> assertThat(admin.get(path + word)
                                .expect(200)
                                .get("sessions")
                                .isEmpty())
                        .isTrue());
        assertThat(admin.get(path + "perhaps").expect(422).toString())
                .contains("include_sessions", "perhaps", "'true' or 'false'");
    }

    @Test
    void aUserHasFiguresWithTokensAndWithout() {
        var path = "/admin/analytics/users/" + user.get("id").longValue() + "/details";
        var figures = admin.get(path).expect(200);
        assertThat(figures.get("user")).isEqualTo(user);
        assertThat(figures.get("meeting_stats").get("total_meetings").intValue())
                .isEqualTo(1);
        assertThat(figures.get("meeting_stats").get("active_meetings").intValue())
                .isEqualTo(1);
        assertThat(figures.get("usage_patterns").get("most_used_platform").asString())
                .isEqualTo("google_meet");
        assertThat(figures.get("usage_patterns").get("peak_usage_hours").size()).isEqualTo(1);
        assertThat(figures.get("api_tokens").isNull()).isTrue();
        var other =
                admin.get(path + "?include_tokens=true&include_meetings=false").expect(200);
        assertThat(other.get("api_tokens").size()).isEqualTo(1);
        assertThat(other.get("meeting_stats").isNull()).isTrue();
        admin.get("/admin/analytics/users/99999999/details").expect(404);
    }
}
