package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.AdminClient;
import com.vomeet.manager.Client;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.admin.Actor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator's hand on the bots of all accounts. */
final class AllBotsRoutesIT {
    private static WebStage stage;
    private static AdminClient admin;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        admin = new AdminClient(stage.client(), RealParts.ADMIN);
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static boolean tells(EventClient events, String meeting, String account, String status) {
        return events.frames().stream()
                .flatMap(frame -> frame.get("bots").valueStream())
                .anyMatch(bot -> bot.get("native_meeting_id").asString().equals(meeting)
                        && bot.get("account_name").asString().equals(account)
                        && bot.get("status").asString().equals(status));
    }

    private static JsonNode audit() {
        return admin.get("/admin/audit?limit=1").expect(200);
    }

    @Test
    void theStreamTellsOfTheBotsOfAllAccountsAsTheyChange() {
        var request = stage.client().request("/admin/fleet/stream").header("X-Admin-API-Key", RealParts.ADMIN.reveal());
        try (var bob = new Client(
                        stage.base(),
                        stage.manager().accounts().create("Bob", 0).key());
                var events = new EventClient(request)) {
            var first = stage.bot("all-anns-aaa");
            var second = stage.bot(bob, "all-bobs-aaa");
            await().atMost(PATIENCE).until(() -> tells(events, "all-bobs-aaa", "Bob", "requested"));
            first.joins();
            await().atMost(PATIENCE).until(() -> tells(events, "all-anns-aaa", "Ann", "active"));
            second.bot().says(MeetingStatus.FAILED, EndReason.PAGE_LOST).expect(200);
            await().atMost(PATIENCE).until(() -> tells(events, "all-bobs-aaa", "Bob", "failed"));
            first.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        }
    }

    @Test
    void theStreamOfAPageThatIsSignedOutEnds() {
        var database = stage.database().jdbi();
        var session = new PageSessions(database, InstantSource.system())
                .openOperator(Actor.ofKey(RealParts.ADMIN, null).name());
        var request = HttpRequest.newBuilder(URI.create(stage.base() + "/admin/fleet/stream"))
                .header("Cookie", Callers.COOKIE + "=" + session.reveal());
        try (var events = new EventClient(request)) {
            await().atMost(PATIENCE).until(() -> !events.frames().isEmpty());
            new PageSessions(database, InstantSource.system()).end(session);
            var bot = stage.bot("all-over-aaa");
            events.awaitOver();
            assertThat(events.frames().toString()).doesNotContain("all-over-aaa");
            bot.bot().says(MeetingStatus.FAILED, EndReason.PAGE_LOST).expect(200);
        }
    }

    @Test
    void aBotIsCalledBackOnceAndItIsWrittenDownWhoDidIt() {
        var bot = stage.bot("all-left-aaa").joins();
        var path = "/admin/bots/" + bot.meeting();
        assertThat(admin.delete(path).expect(202).get("message").asString())
                .isEqualTo("Stop request accepted and is being processed.");
        admin.delete(path).expect(202);
        var meeting = stage.client().get("/meetings/" + bot.meeting()).expect(200);
        assertThat(meeting.get("status").asString()).isEqualTo("stopping");
        var events =
                stage.client().get("/meetings/" + bot.meeting() + "/events").expect(200);
        assertThat(events.toString()).contains("The operator called the bot back.");
        var entry = audit().get("entries").get(0);
        assertThat(entry.get("action").asString()).isEqualTo("bot.leave");
        assertThat(entry.get("target").asString()).isEqualTo("meeting:" + bot.meeting());
        assertThat(entry.get("actor").asString()).matches("key [0-9a-f]{8}");
        var entries = audit().get("total").asInt();
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        assertThat(admin.delete(path).expect(202).get("message").asString()).isEqualTo("Meeting already completed.");
        assertThat(audit().get("total").asInt()).isEqualTo(entries);
    }

    @Test
    void whatIsNoMeetingCannotBeCalledBack() {
        assertThat(admin.delete("/admin/bots/999999999")
                        .expect(404)
                        .get("detail")
                        .asString())
                .isEqualTo("No meeting found to stop.");
        admin.delete("/admin/bots/x").expect(422);
    }
}
