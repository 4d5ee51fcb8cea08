package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkRoutesIT {
    private static final String CHUNK = """
            {"session_id":"s-%s","chunk_index":0,"timestamp":1767261660000,"text":"Good morning. Hello.","language":"en",
             "duration":60,"speaker":"Ada","segments":[{"start":0,"end":2.5,"text":" Good morning.","avg_logprob":-0.2},
             {"start":2.5,"end":3,"text":"  "},{"start":3,"end":4,"text":"Hello."}]}
            """;
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static Secret token(SpeakingBot bot) {
        return bot.bot().config().token();
    }

    private static Client.Answer post(String authorization, String body) {
        return stage.client()
                .send(stage.client()
                        .request("/transcripts/webhook")
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    @Test
    void aChunksTimeIsItsEndAndItsTextIsSeenLive() {
        var bot = stage.bot("chu-nkss-aaa").joins();
        try (var socket = new SocketClient(
                stage.base(), "/ws", Map.of("X-API-Key", stage.account().key().reveal()))) {
            socket.subscribe("chu-nkss-aaa", 0L);
            var answer = post("Bearer " + token(bot).reveal(), CHUNK.formatted("one"))
                    .expect(200);
            assertThat(answer.path("status").asString()).isEqualTo("success");
            assertThat(answer.path("meeting_id").asLong()).isEqualTo(bot.meeting());
            assertThat(answer.path("audio_key").asString()).isEqualTo("s-one/1767261660000-0.raw");
            assertThat(answer.path("language").asString()).isEqualTo("en");

            var segments = stage.client()
                    .get("/transcripts/google_meet/chu-nkss-aaa")
                    .expect(200)
                    .path("segments");
            assertThat(segments).hasSize(2);
            var first = segments.get(0);
            assertThat(first.path("text").asString()).isEqualTo("Good morning.");
            assertThat(first.path("speaker").asString()).isEqualTo("Ada");
            // The minute before the chunk was sent away: 2026-01-01T10:01:00Z.
            assertThat(first.path("absolute_start_time").asString()).isEqualTo("2026-01-01T10:00:00Z");
            assertThat(first.path("absolute_end_time").asString()).isEqualTo("2026-01-01T10:00:02.500000Z");
            await().atMost(PATIENCE).until(() -> socket.texts().contains("Hello."));

            // With or without the word Bearer, and as often as it is tried.
            assertThat(post(token(bot).reveal(), CHUNK.formatted("one")).expect(200))
                    .isEqualTo(answer);
            assertThat(stage.client()
                            .get("/transcripts/google_meet/chu-nkss-aaa")
                            .body()
                            .path("segments"))
                    .hasSize(2);
        }
    }

    @Test
    void aChunkWithoutSegmentsIsOneSegment() {
        var bot = stage.bot("chu-nkss-bbb").joins();
        post(
                        token(bot).reveal(),
                        "{\"session_id\":\"s\",\"chunk_index\":3,\"timestamp\":1767261660000,\"text\":\"All of it\",\"meeting_id\":"
                                + bot.meeting() + "}")
                .expect(200);
        var segment = stage.client()
                .get("/transcripts/google_meet/chu-nkss-bbb")
                .expect(200)
                .path("segments")
                .get(0);
        assertThat(segment.path("end").asDouble()).isEqualTo(10);
        assertThat(segment.path("absolute_end_time").asString()).isEqualTo("2026-01-01T10:01:00Z");
    }

    /** As of a proxy that began to count anew within its session. */
    @Test
    void chunksOfOneNumberAreToldApartByTheirAudio() {
        var bot = stage.bot("chu-nkss-ggg").joins();
        var chunk = "{\"session_id\":\"s-twice\",\"chunk_index\":0,\"timestamp\":%d,\"text\":\"%s\"}";
        post(token(bot).reveal(), chunk.formatted(1767261660000L, "The first")).expect(200);
        post(token(bot).reveal(), chunk.formatted(1767261720000L, "The second")).expect(200);
        post(token(bot).reveal(), chunk.formatted(1767261720000L, "The second")).expect(200);
        var texts = stage.client()
                .get("/transcripts/google_meet/chu-nkss-ggg")
                .expect(200)
                .path("segments")
                .valueStream()
                .map(segment -> segment.path("text").asString());
        assertThat(texts).containsExactly("The first", "The second");
    }

    @Test
    void whoMayNotIsTold() {
        var bot = stage.bot("chu-nkss-ccc").joins();
        var own = token(bot).reveal();
        assertThat(post("", CHUNK.formatted("c")).expect(401))
                .hasToString("{\"detail\":\"Missing Authorization header\"}");
        assertThat(post("Bearer x.y.z", CHUNK.formatted("c")).expect(401))
                .hasToString("{\"detail\":\"Invalid or expired MeetingToken\"}");
        var other = CHUNK.formatted("c").replaceFirst("\\{", "{\"meeting_id\":" + (bot.meeting() + 1000) + ",");
        assertThat(post(own, other).expect(403)).hasToString("{\"detail\":\"Meeting ID mismatch\"}");

        // Without a meeting's number nobody gets into another's session either.
        var second = stage.bot("chu-nkss-ddd").joins();
        post(own, CHUNK.formatted("mine")).expect(200);
        assertThat(post(token(second).reveal(), CHUNK.formatted("mine")).expect(403))
                .hasToString("{\"detail\":\"Meeting ID mismatch\"}");
    }

    @Test
    void whatHasNoTextOrNoMeetingIsNotStored() {
        var bot = stage.bot("chu-nkss-eee").joins();
        assertThat(post(
                                token(bot).reveal(),
                                "{\"session_id\":\"s\",\"chunk_index\":0,\"timestamp\":1,\"text\":\" \\n\"}")
                        .expect(200))
                .hasToString("{\"status\":\"skipped\",\"reason\":\"empty_transcription\"}");
        stage.database()
                .jdbi()
                .useHandle(
                        handle -> handle.execute("update meetings set erased_at = now() where id = ?", bot.meeting()));
        assertThat(post(token(bot).reveal(), CHUNK.formatted("e")).expect(200))
                .hasToString("{\"status\":\"error\",\"reason\":\"meeting_not_found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session_id", "chunk_index", "timestamp", "text"})
    void whatIsMissingIsNamed(String field) {
        var bot = stage.bot("chu-wron-" + field.substring(0, 3));
        var body = "{\"session_id\":\"s\",\"chunk_index\":0,\"timestamp\":1,\"text\":\"t\"}"
                .replaceFirst("\"" + field + "\":(\"[a-z]\"|\\d),?", "")
                .replace(",}", "}");
        var problem = post(token(bot).reveal(), body).expect(422).path("detail").get(0);
        assertThat(problem.path("type").asString()).isEqualTo("missing");
        assertThat(problem.path("loc").toString()).isEqualTo("[\"body\",\"" + field + "\"]");
    }

    @Test
    void aSegmentWithoutTimesIsRefused() {
        var bot = stage.bot("chu-nkss-fff");
        var body = CHUNK.formatted("f").replace("\"start\":3,", "");
        assertThat(post(token(bot).reveal(), body)
                        .expect(422)
                        .path("detail")
                        .get(0)
                        .path("loc")
                        .toString())
                .isEqualTo("[\"body\",\"segments\",2]");
    }
}
