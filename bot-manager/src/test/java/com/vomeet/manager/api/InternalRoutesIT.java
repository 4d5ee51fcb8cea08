package com.vomeet.manager.api;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static com.vomeet.manager.RunningManager.meet;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.control.BotCommand;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.manager.Bots;
import com.vomeet.manager.PlayedBot;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.WaitingBeats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/** Bots played over HTTP against a manager that runs none. */
final class InternalRoutesIT {
    private static final AtomicInteger CODES = new AtomicInteger();
    private static RunningManager running;

    @BeforeAll
    static void start() {
        running = new RunningManager();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private record Sent(JsonNode meeting, PlayedBot bot, String code) {
        JsonNode now() {
            return running.client.get("/meetings/" + meeting.get("id")).expect(200);
        }

        String status() {
            return now().get("status").asString();
        }

        JsonNode events() {
            return running.client
                    .get("/meetings/" + meeting.get("id") + "/events")
                    .expect(200)
                    .get("events");
        }
    }

    /** A bot that was asked for; its connection is read from the database, as only the orchestrator is told it. */
    private static Sent sent() {
        var code = "abc-defg-"
                + String.format(java.util.Locale.ROOT, "%03d", CODES.incrementAndGet())
                        .chars()
                        .mapToObj(c -> String.valueOf((char) ('a' + c - '0')))
                        .reduce("", String::concat);
        var meeting = running.client.post("/bots", meet(code)).expect(201);
        var id = meeting.get("id").longValue();
        var connection = running.connectionOf(id);
        var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of(connection);
        return new Sent(meeting, new PlayedBot(Bots.config(id, connection, secret), running.client), code);
    }

    @Test
    void eachReportIsAnsweredAsTheOldBotsExpect() {
        var sent = sent();
        var answer = sent.bot().says(JOINING).expect(200);
        assertThat(answer.get("status").asString()).isEqualTo("processed");
        assertThat(answer.get("meeting_id")).isEqualTo(sent.meeting().get("id"));
        assertThat(answer.get("meeting_status").asString()).isEqualTo("joining");
    }

    @Test
    void aRepeatedReportChangesNothing() {
        var sent = sent();
        var bot = sent.bot();
        var callback = bot.callback(ACTIVE, null, 1);
        bot.report(callback).expect(200);
        var before = sent.now();
        for (int i = 0; i < 3; i++) {
            var again = bot.report(callback).expect(200);
            assertThat(again.get("status").asString()).isEqualTo("processed");
            assertThat(again.get("ignored").asString()).isEqualTo("repeated");
        }
        assertThat(sent.now()).isEqualTo(before);
        assertThat(sent.events().size()).isEqualTo(2);
    }

    @Test
    void aLateReportChangesNothing() {
        var sent = sent();
        sent.bot().report(sent.bot().callback(ACTIVE, null, 3)).expect(200);
        var late = sent.bot()
                .report(sent.bot().callback(AWAITING_ADMISSION, null, 2))
                .expect(200);
        assertThat(late.get("ignored").asString()).isEqualTo("late");
        assertThat(late.get("meeting_status").asString()).isEqualTo("active");
        assertThat(sent.status()).isEqualTo("active");
        var ended = sent.bot()
                .report(sent.bot().callback(FAILED, EndReason.PAGE_CRASHED, 1))
                .expect(200);
        assertThat(ended.get("ignored").asString()).isEqualTo("late");
        assertThat(sent.status()).isEqualTo("active");
        assertThat(sent.events())
                .extracting(event -> event.get("to").asString())
                .containsExactly("requested", "active");
    }

    @Test
    void manyEqualReportsAtOnceAreOneChange() {
        var sent = sent();
        var callback = sent.bot().callback(COMPLETED, EndReason.LEFT_ALONE, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                threads.execute(() -> sent.bot().report(callback).expect(200));
            }
        }
        assertThat(sent.now().get("data").get("status_transition").size()).isEqualTo(1);
        assertThat(sent.events().size()).isEqualTo(2);
    }

    @Test
    void anEndIsFinal() {
        var sent = sent();
        sent.bot().says(FAILED, EndReason.PAGE_CRASHED).expect(200);
        sent.bot().says(ACTIVE).expect(200);
        sent.bot().says(COMPLETED, EndReason.STOPPED).expect(200);
        var now = sent.now();
        assertThat(now.get("status").asString()).isEqualTo("failed");
        assertThat(now.get("data").get("completion_reason").asString()).isEqualTo("page_crashed");
        assertThat(now.get("data").get("failure_stage").asString()).isEqualTo("requested");
        assertThat(now.get("end_time").isString()).isTrue();
        running.client.post("/bots", meet(sent.code())).expect(201);
    }

    @Test
    void whatABotSawStandsInTheEvents() {
        var sent = sent();
        sent.bot().says(JOINING).expect(200);
        var event = sent.events().get(1);
        assertThat(event.get("from").asString()).isEqualTo("requested");
        assertThat(event.get("to").asString()).isEqualTo("joining");
        assertThat(event.get("source").asString()).isEqualTo("bot_callback");
        assertThat(event.get("evidence").toString())
                .isEqualTo("[{\"cue\":\"test.joining\",\"text\":\"seen by the test\"}]");
    }

    @Test
    void reportsThatAreNotSignedByTheirBotAreRefused() {
        var sent = sent();
        var other =
                new PlayedBot(Bots.config(1, sent.bot().config().connectionId(), Secret.of("guessed")), running.client);
        assertThat(other.says(COMPLETED, EndReason.STOPPED).status()).isEqualTo(401);
        var plain = running.client.post(
                "/bots/internal/callback/status_change",
                Json.write(sent.bot().callback(COMPLETED, EndReason.STOPPED, 1)));
        assertThat(plain.status()).isEqualTo(401);
        assertThat(sent.status()).isEqualTo("requested");
    }

    @Test
    void aBotOfNoMeetingIsToldToLeave() {
        var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of("gone");
        var bot = new PlayedBot(Bots.config(999_999, "gone", secret), running.client);
        var answer = bot.says(JOINING).expect(200);
        assertThat(answer.toString())
                .isEqualTo("{\"status\":\"error\",\"detail\":\"Meeting session not found for connection_id: gone\"}");
        assertThat(bot.beats(JOINING, 0, 0, 0)).isEqualTo(new HeartbeatAnswer(1, true, null, null, 0));
    }

    @Test
    void whatIsNoReportIsRefused() {
        for (var body : List.of("", "[]", "null", "{}", "{\"connection_id\":\"x\",\"status\":\"sleeping\"}")) {
            var status = running.client
                    .post("/bots/internal/callback/status_change", body)
                    .status();
            assertThat(status).as(body).isBetween(400, 422);
        }
    }

    private static HeartbeatAnswer wants(int version, @Nullable String language, @Nullable String task) {
        return new HeartbeatAnswer(version, false, language, task, 0, null, new HeartbeatAnswer.ScheduledEnd(null));
    }

    @Test
    void aHeartbeatWithoutNewsWaitsAsLongAsItAsks() {
        var sent = sent();
        sent.bot().says(ACTIVE).expect(200);
        var from = System.nanoTime();
        assertThat(sent.bot().beats(ACTIVE, 0, 0, 700)).isEqualTo(wants(0, null, null));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void aChangeOfLanguageAnswersTheHeartbeatAtOnce() {
        var sent = sent();
        sent.bot().says(ACTIVE).expect(200);
        var polled = CompletableFuture.supplyAsync(() -> sent.bot().beats(ACTIVE, 0, 0, 25_000));
        running.client
                .put("/bots/google_meet/" + sent.code() + "/config", "{\"language\":\"de\"}")
                .expect(202);
        assertThat(polled.orTimeout(15, SECONDS).join()).isEqualTo(wants(1, "de", null));

        running.client
                .put("/bots/google_meet/" + sent.code() + "/config", "{\"task\":\"translate\"}")
                .expect(202);
        assertThat(sent.bot().beats(ACTIVE, 1, 0, 25_000))
                .as("what was not named stays")
                .isEqualTo(wants(2, "de", "translate"));
    }

    @Test
    void anEndThatIsMovedDuringTheCallAnswersTheHeartbeatAtOnce() {
        var sent = sent();
        sent.bot().says(ACTIVE).expect(200);
        var polled = CompletableFuture.supplyAsync(() -> sent.bot().beats(ACTIVE, 0, 0, 25_000));
        running.client
                .patch("/meetings/google_meet/" + sent.code(), "{\"scheduled_end_time\":\"2100-01-01T12:00:00Z\"}")
                .expect(200);
        assertThat(polled.orTimeout(15, SECONDS).join().scheduledEnd())
                .isEqualTo(new HeartbeatAnswer.ScheduledEnd(Instant.parse("2100-01-01T12:00:00Z")));
    }

    @Test
    void aStopIsToldByRedisAndByHeartbeat() throws InterruptedException {
        var sent = sent();
        sent.bot().says(ACTIVE).expect(200);
        var id = sent.meeting().get("id").longValue();
        var heard = heardByRedis(
                List.of(BotCommand.channel(id), "bm:meeting:" + id + ":status"),
                2,
                () -> running.client.delete("/bots/google_meet/" + sent.code()).expect(202));
        assertThat(heard)
                .anyMatch(text -> text.equals("{\"action\":\"leave\",\"meeting_id\":" + id + "}"))
                .anyMatch(text -> text.startsWith("{\"type\":\"meeting.status\",\"meeting\":{\"id\":" + id
                        + ",\"platform\":\"google_meet\",\"native_id\":\"" + sent.code()
                        + "\"},\"payload\":{\"status\":\"stopping\"},\"ts\":\""));
        assertThat(sent.bot().beats(ACTIVE, 0, 0, 25_000).leave()).isTrue();
        sent.bot().says(FAILED, EndReason.TERMINATED).expect(200);
        assertThat(sent.now().get("data").get("completion_reason").asString()).isEqualTo("stopped");
    }

    @Test
    void aChangeOfLanguageIsToldByRedisWithItsVersion() throws InterruptedException {
        var sent = sent();
        sent.bot().says(ACTIVE).expect(200);
        var id = sent.meeting().get("id").longValue();
        var heard = heardByRedis(
                List.of(BotCommand.channel(id)),
                1,
                () -> running.client
                        .put("/bots/google_meet/" + sent.code() + "/config", "{\"language\":\"de\"}")
                        .expect(202));
        assertThat(heard)
                .containsExactly(
                        "{\"action\":\"reconfigure\",\"meeting_id\":" + id + ",\"language\":\"de\",\"version\":1}");
    }

    /** What is said there when that is done: so many messages at least. */
    private static List<String> heardByRedis(List<String> channels, int messages, Runnable done)
            throws InterruptedException {
        var heard = new CopyOnWriteArrayList<String>();
        var subscriber = listener(heard);
        try (var redis = RedisClient.create(RealParts.redisUrl().reveal())) {
            var thread = Thread.ofVirtual().start(() -> redis.subscribe(subscriber, channels.toArray(String[]::new)));
            await().atMost(20, SECONDS).until(() -> subscriber.getSubscribedChannels() == channels.size());
            done.run();
            await().atMost(20, SECONDS).until(() -> heard.size() >= messages);
            subscriber.unsubscribe();
            thread.join();
        }
        return heard;
    }

    private static JedisPubSub listener(List<String> heard) {
        return new JedisPubSub() {
            @Override
            public void onMessage(String channel, String message) {
                heard.add(message);
            }
        };
    }

    @Test
    void hundredsOfHeartbeatsWaitAtOnceAndTheApiGoesOn() {
        var sent = sent();
        sent.bot().says(ACTIVE).expect(200);
        var polls = new ArrayList<CompletableFuture<HeartbeatAnswer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 150; i++) {
                polls.add(CompletableFuture.supplyAsync(() -> sent.bot().beats(ACTIVE, 0, 0, 25_000), threads));
            }
            WaitingBeats.awaitAsMany(polls.size());
            running.client.get("/bots/status").expect(200);
            running.client.delete("/bots/google_meet/" + sent.code()).expect(202);
            assertThat(polls).allSatisfy(poll -> assertThat(poll.join().leave()).isTrue());
        }
    }
}
