package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.ServerMessage;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Over a real socket, with an engine that does what the test says. */
final class ProtocolTest {
    private static final String FORK_HELLO = """
            {"uid":"u1","language":null,"task":"transcribe","model":null,"use_vad":false,"platform":"google_meet",
             "token":"the-token","meeting_id":12,"meeting_url":"https://meet.google.com/abc-defg-hij"}""";

    private final ScriptedEngine engine = ScriptedEngine.quick();
    private final SpeechServer server = SpeechServer.start(SpeechConfig.local(), engine);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bothDialectsHearThatTheServerIsReady() {
        try (var client = new SpeechClient(server.url())) {
            client.send(FORK_HELLO);

            assertThat(client.next()).isEqualTo(json("""
                    {"uid":"u1","status":"SERVER_READY","finishes":true}"""));
            assertThat(client.next()).isEqualTo(json("""
                    {"uid":"u1","message":"SERVER_READY","backend":"scripted","finishes":true}"""));
        }
    }

    @Test
    void aStockClientIsAcceptedAtTheRootToo() {
        var root = URI.create(server.url().toString().replace("/ws", "/"));
        try (var client = new SpeechClient(root)) {
            client.send(SpeechClient.stockHello("u2"));

            assertThat(client.next().path("uid").asString()).isEqualTo("u2");
            client.awaitReady();
        }
    }

    @Test
    void aBotsGreetingWithFieldsMissingIsRefusedByName() {
        try (var client = new SpeechClient(server.url())) {
            client.send("""
                    {"uid":"u1","platform":"google_meet","token":"","meeting_id":0}""");

            assertThat(client.next()).isEqualTo(json("""
                    {"uid":"u1","status":"ERROR","message":"Missing required fields: meeting_url, token, meeting_id"}"""));
            assertThat(client.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void audioBeforeTheGreetingIsRefused() {
        try (var client = new SpeechClient(server.url())) {
            client.send(ScriptedEngine.word(1));

            assertThat(client.next().path("status").asString()).isEqualTo("ERROR");
            assertThat(client.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void textGrowsAndIsCompleted() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send(ScriptedEngine.word(7));

            assertThat(client.next()).isEqualTo(json("""
                    {"uid":"u1","segments":[{"start":"0.000","end":"0.100","text":" word7","completed":false,"language":"en",
                      "words":[{"word":"word7","start":0.0,"end":0.1,"probability":0.5}]}]}"""));

            client.send(ScriptedEngine.word(8));
            assertThat(client.next()).isEqualTo(json("""
                    {"uid":"u1","segments":[{"start":"0.000","end":"0.100","text":" word7","completed":true,"language":"en",
                      "confidence":0.5,"words":[{"word":"word7","start":0.0,"end":0.1,"probability":0.5}]}]}"""));
            assertThat(client.next().path("segments"))
                    .extracting(
                            s -> s.path("text").asString() + s.path("completed").asString())
                    .containsExactly(" word7true", " word8false");
        }
    }

    @Test
    void theContractReadsWhatTheServerSays() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send(ScriptedEngine.word(7));

            var message = ServerMessage.read(Json.write(client.next()));

            assertThat(message).isInstanceOfSatisfying(ServerMessage.Segments.class, segments -> {
                assertThat(segments.segments().getFirst().endSeconds()).isEqualTo(0.1);
                assertThat(segments.segments().getFirst().words()).hasSize(1);
            });
        }
    }

    @Test
    void noMoreThanTenCompletedSegmentsAreRepeated() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            for (var i = 1; i <= 14; i++) {
                client.send(ScriptedEngine.word(i));
            }
            client.endOfAudio();

            var last = client.untilClosed().getLast().path("segments");
            assertThat(last).hasSize(10);
            assertThat(last.get(0).path("text").asString()).isEqualTo(" word5");
            assertThat(last.get(9).path("text").asString()).isEqualTo(" word14");
            assertThat(last).allMatch(s -> s.path("completed").asBoolean());
        }
    }

    @Test
    void theLastWordsComeBeforeTheSocketIsClosed() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.send(ScriptedEngine.word(3));
            client.endOfAudio();

            var last = client.untilClosed().getLast().path("segments").get(0);
            assertThat(last.path("text").asString()).isEqualTo(" word3");
            assertThat(last.path("completed").asBoolean()).isTrue();
            assertThat(client.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void whatABotSaysBesideTheAudioChangesNothing() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send("""
                    {"type":"speaker_activity","payload":{"event_type":"SPEAKER_START","participant_name":"Alice"}}""");
            client.send("""
                    {"type":"session_control","payload":{"event":"LEAVING_MEETING"}}""");
            client.send("not even JSON");
            client.send("""
                    {"type":"audio_chunk_metadata","payload":{"length":1365}}""".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            client.send(ScriptedEngine.word(5));

            assertThat(client.next().path("segments").get(0).path("text").asString())
                    .isEqualTo(" word5");
        }
    }

    @Test
    void audioThatBeginsLikeJsonIsAudio() {
        var bytes = ByteBuffer.allocate(ScriptedEngine.WORD * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        // The lowest byte of this float is the code of the opening brace.
        bytes.putInt(0, ((int) '{') | (Float.floatToIntBits(4 / 32_768f) & 0xFFFF_FF00));
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send(bytes.array());

            assertThat(client.next().path("segments").get(0).path("text").asString())
                    .isEqualTo(" word4");
        }
    }

    @Test
    void halfASampleIsRefused() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send(new byte[6]);

            assertThat(client.next().path("message").asString())
                    .isEqualTo("A binary frame of 6 bytes is not whole float32 samples");
            assertThat(client.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void anotherLanguageIsWarnedOfAndServed() {
        try (var client = new SpeechClient(server.url())) {
            client.send("""
                    {"uid":"u1","language":"de","task":"translate"}""");
            client.next();

            assertThat(client.next()).isEqualTo(json("""
                    {"uid":"u1","status":"WARNING","message":"Engine scripted knows only language 'en'"}"""));
            assertThat(client.next().path("message").asString()).isEqualTo("Engine scripted does not translate");
            client.awaitReady();
        }
    }

    @Test
    void aBrokenEngineIsReported() {
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send(ScriptedEngine.breaking());

            assertThat(client.next().path("message").asString()).isEqualTo("The engine failed: scripted to break");
            assertThat(client.closeCode()).isEqualTo(1011);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> engine.open.get() == 0);
    }

    @Test
    void twoClientsDoNotMix() {
        try (var one = SpeechClient.greeted(server, "one");
                var two = SpeechClient.greeted(server, "two")) {
            one.send(ScriptedEngine.word(1));
            two.send(ScriptedEngine.word(2));
            one.endOfAudio();
            two.endOfAudio();

            assertThat(one.untilClosed()
                            .getLast()
                            .path("segments")
                            .get(0)
                            .path("text")
                            .asString())
                    .isEqualTo(" word1");
            assertThat(two.untilClosed()
                            .getLast()
                            .path("segments")
                            .get(0)
                            .path("text")
                            .asString())
                    .isEqualTo(" word2");
        }
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
