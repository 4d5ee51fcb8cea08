package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Bots;
import com.vomeet.manager.Client;
import com.vomeet.manager.PlayedBot;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.config.LimitSettings;
import com.vomeet.manager.config.ManagerConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bots of the first vomeet, which sign nothing and repeat what is not answered as they expect. */
final class OldBotsIT {
    private static final String CALLBACK = "/bots/internal/callback/";
    private static final AtomicInteger CODES = new AtomicInteger();
    private static RunningManager open;
    private static RunningManager closed;

    @BeforeAll
    static void start() {
        open = new RunningManager(withLegacy());
        closed = new RunningManager();
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static ManagerConfig withLegacy() {
        return RealParts.config().with(new HttpSettings("127.0.0.1", 0, null, true, LimitSettings.DEFAULT));
    }

    private record Sent(RunningManager manager, long id, String connection) {
        Client.Answer posts(String path, String members) {
            return manager.client.post(
                    CALLBACK + path, "{\"connection_id\":\"" + connection + "\"" + members.replace('\'', '"') + "}");
        }

        Client.Answer says(String status) {
            return posts("status_change", ",'status':'" + status + "','container_id':'h'");
        }

        JsonNode now() {
            return manager.client.get("/meetings/" + id).expect(200);
        }

        int events() {
            return manager.client
                    .get("/meetings/" + id + "/events")
                    .expect(200)
                    .get("events")
                    .size();
        }

        PlayedBot ours() {
            var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of(connection);
            return new PlayedBot(Bots.config(id, connection, secret), manager.client);
        }
    }

    private static Sent sent(RunningManager manager) {
        var code = "old-bots-" + (char) ('a' + CODES.get() / 26) + (char) ('a' + CODES.getAndIncrement() % 26) + "a";
        var meeting = manager.client.post("/bots", RunningManager.meet(code)).expect(201);
        var id = meeting.get("id").longValue();
        return new Sent(manager, id, manager.connectionOf(id));
    }

    @Test
    void aWholeCallOfAnOldBotIsTakenAndAnsweredAsItExpects() {
        var bot = sent(open);
        for (var status : List.of("joining", "awaiting_admission", "active")) {
            assertThat(bot.says(status).expect(200).toString())
                    .isEqualTo("{\"status\":\"processed\",\"meeting_id\":" + bot.id() + ",\"meeting_status\":\""
                            + status + "\"}");
        }
        var end = bot.posts(
                "status_change",
                ",'status':'completed','reason':'removed_by_admin','completion_reason':'removed_by_admin','exit_code':0");
        assertThat(end.expect(200).get("meeting_status").asString()).isEqualTo("completed");
        assertThat(bot.now().get("data").get("completion_reason").asString()).isEqualTo("evicted");
        assertThat(bot.events()).isEqualTo(5);
    }

    @Test
    void whatAnOldBotRepeatsChangesNothingAndIsAnsweredTheSame() {
        var bot = sent(open);
        bot.says("active").expect(200);
        var before = bot.now();
        for (int i = 0; i < 3; i++) {
            var again = bot.says("active").expect(200);
            assertThat(again.get("status").asString()).isEqualTo("processed");
            assertThat(again.get("meeting_id").longValue()).isEqualTo(bot.id());
            assertThat(again.get("meeting_status").asString()).isEqualTo("active");
        }
        var late = bot.says("joining").expect(200);
        assertThat(late.get("status").asString()).isEqualTo("processed");
        assertThat(late.get("meeting_status").asString()).isEqualTo("active");
        assertThat(bot.now()).isEqualTo(before);
        assertThat(bot.events()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"started, active", "joining, joining", "awaiting_admission, awaiting_admission"})
    void theOlderPathsAreTaken(String path, String status) {
        var bot = sent(open);
        var answer = bot.posts(path, ",'container_id':'h'").expect(200);
        assertThat(answer.get("status").asString()).isEqualTo("processed");
        assertThat(answer.get("meeting_status").asString()).isEqualTo(status);
        assertThat(bot.now().get("status").asString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "0, left_alone_timeout, completed, left_alone",
        "0, , completed, stopped",
        "1, join_meeting_error, failed, join_meeting_error",
        "143, signal_sigterm, failed, terminated"
    })
    void theOldestEndIsTaken(int code, String reason, String status, String ended) {
        var bot = sent(open);
        bot.says("joining").expect(200);
        var answer = bot.posts("exited", ",'exit_code':" + code + (reason == null ? "" : ",'reason':'" + reason + "'"))
                .expect(200);
        assertThat(answer.get("status").asString()).isEqualTo("processed");
        assertThat(answer.get("final_status").asString()).isEqualTo(status);
        assertThat(bot.now().get("data").get("completion_reason").asString()).isEqualTo(ended);
        assertThat(bot.posts("exited", ",'exit_code':1")
                        .expect(200)
                        .get("final_status")
                        .asString())
                .isEqualTo(status);
    }

    @Test
    void anOldBotsGuessOfItsStageIsNotBelieved() {
        var bot = sent(open);
        bot.says("joining").expect(200);
        bot.posts("status_change", ",'status':'failed','reason':'join_meeting_error','failure_stage':'active'")
                .expect(200);
        assertThat(bot.now().get("data").get("failure_stage").asString()).isEqualTo("joining");
        var lost = sent(open);
        lost.posts("status_change", ",'status':'failed','reason':'post_join_setup_error','failure_stage':'joining'")
                .expect(200);
        assertThat(lost.now().get("data").get("failure_stage").asString()).isEqualTo("joining");
    }

    @Test
    void aBotThatSignsIsNotOpenedByItsConnectionIdEvenWhereOldBotsAreHeard() {
        var bot = sent(open);
        bot.ours().says(MeetingStatus.JOINING).expect(200);
        assertThat(bot.says("active").status()).isEqualTo(401);
        assertThat(bot.posts("exited", ",'exit_code':0").status()).isEqualTo(401);
        assertThat(bot.now().get("status").asString()).isEqualTo("joining");
    }

    @Test
    void aSignatureThatDoesNotHoldIsNotTakenForNone() {
        var bot = sent(open);
        var wrong = open.client.signed(
                CALLBACK + "status_change",
                com.vomeet.contract.Secret.of("guessed"),
                bot.ours().callback(MeetingStatus.ACTIVE, null, 1));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(bot.now().get("status").asString()).isEqualTo("requested");
    }

    @Test
    void anUnknownConnectionIsAnsweredAsTheFirstVomeetDid() {
        var nobody = new Sent(open, 1, "nobody");
        for (var answer :
                List.of(nobody.says("active"), nobody.posts("exited", ",'exit_code':0"), nobody.posts("joining", ""))) {
            assertThat(answer.expect(200).toString())
                    .isEqualTo("{\"status\":\"error\",\"detail\":\"Meeting session not found for connection_id:"
                            + " nobody\"}");
        }
    }

    @Test
    void withoutTheSettingTheConnectionIdOpensNothing() {
        var bot = sent(closed);
        assertThat(bot.says("active").status()).isEqualTo(401);
        assertThat(bot.posts("exited", ",'exit_code':0").status()).isEqualTo(401);
        for (var path : List.of("started", "joining", "awaiting_admission")) {
            assertThat(bot.posts(path, ",'container_id':'h'").status()).isEqualTo(401);
        }
        assertThat(bot.now().get("status").asString()).isEqualTo("requested");
        assertThat(bot.events()).isEqualTo(1);
    }
}
