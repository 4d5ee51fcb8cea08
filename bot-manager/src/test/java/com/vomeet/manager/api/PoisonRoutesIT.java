package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.AdminClient;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From an entry that cannot be stored to what an operator sees and does of it. */
final class PoisonRoutesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private WebStage stage;
    private AdminClient admin;

    @BeforeEach
    void start() {
        stage = new WebStage();
        admin = new AdminClient(stage.client(), RealParts.ADMIN);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private void sql(String statement) {
        stage.database().jdbi().useHandle(handle -> handle.execute(statement));
    }

    private SpeakingBot curses() {
        sql("alter table transcript_segments add constraint no_curse check (body <> 'curse')");
        var bot = stage.bot("abc-defg-hij").joins().says("Ann", "curse").says("Ben", "well");
        await().atMost(PATIENCE)
                .until(() -> texts().equals("well") && page().get("total").intValue() == 1);
        return bot;
    }

    private JsonNode page() {
        return admin.get("/admin/poison").expect(200);
    }

    private String texts() {
        return String.join(
                " ",
                stage.client()
                        .get("/transcripts/google_meet/abc-defg-hij")
                        .expect(200)
                        .get("segments")
                        .valueStream()
                        .map(segment -> segment.get("text").asString())
                        .toList());
    }

    @Test
    void whatCouldNotBeStoredIsSeenAndStoredWhenItCanBe() {
        var bot = curses();
        var entry = page().get("entries").get(0);
        assertThat(entry.get("meeting_id").longValue()).isEqualTo(bot.meeting());
        assertThat(entry.get("reason").asString()).contains("no_curse");
        assertThat(entry.get("replayable").booleanValue()).isTrue();
        assertThat(entry.get("fields").asString()).contains("curse", "***");

        var path = "/admin/poison/" + entry.get("entry_id").asString();
        assertThat(admin.post(path + "/replay", "").expect(409).get("detail").asString())
                .contains("no_curse");
        sql("alter table transcript_segments drop constraint no_curse");
        assertThat(admin.post(path + "/replay", "").expect(200).get("segments").intValue())
                .isEqualTo(1);
        assertThat(texts()).isEqualTo("curse well");
        assertThat(page().get("total").intValue()).isZero();
        admin.post(path + "/replay", "").expect(404);
        assertThat(admin.get("/admin/audit").expect(200).get("entries"))
                .extracting(done ->
                        done.get("action").asString() + " " + done.get("target").asString())
                .containsExactly("poison.replay entry:" + entry.get("entry_id").asString());
    }

    @Test
    void whatNobodyWantsIsForgotten() {
        curses();
        var path =
                "/admin/poison/" + page().get("entries").get(0).get("entry_id").asString();
        admin.delete(path).expect(204);
        admin.delete(path).expect(404);
        assertThat(page().get("total").intValue()).isZero();
        assertThat(texts()).isEqualTo("well");
    }

    @Test
    void onlyAnAdministratorSeesIt() {
        stage.client().get("/admin/poison").expect(403);
        stage.client().post("/admin/poison/1-0/replay", "").expect(403);
        stage.client().delete("/admin/poison/1-0").expect(403);
    }
}
