package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class CapacityTest {
    private static final SpeechConfig TWO_SEATS =
            new SpeechConfig("127.0.0.1", 0, 0.5, 4, Duration.ofSeconds(1), null, 100);

    @Test
    void aClientTooManyIsToldToWait() {
        var engine = ScriptedEngine.quick();
        try (var server = SpeechServer.start(TWO_SEATS, engine);
                var one = SpeechClient.greeted(server, "one");
                var two = SpeechClient.greeted(server, "two")) {
            one.awaitReady();
            two.awaitReady();
            try (var three = SpeechClient.greeted(server, "three")) {
                assertThat(three.next()).isEqualTo(Json.MAPPER.readTree("""
                        {"uid":"three","status":"WAIT","message":1.0}"""));
                assertThat(three.closeCode()).isEqualTo(1013);
            }
            one.hangUp();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> engine.open.get() == 1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> server.metrics().currentSessions() == 1);
            try (var three = SpeechClient.greeted(server, "three")) {
                three.awaitReady();
            }
        }
    }

    @Test
    void aConnectionWhoseTimeIsOverIsToldToConnectAgain() {
        var clock = new TestClock();
        var config = new SpeechConfig("127.0.0.1", 0, 1, 1, Duration.ofSeconds(1), Duration.ofHours(1), 100);
        try (var server = SpeechServer.start(config, ScriptedEngine.quick(), clock);
                var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            client.send(ScriptedEngine.word(1));
            client.next();
            clock.advance(Duration.ofMinutes(45));
            try (var other = SpeechClient.greeted(server, "u2")) {
                assertThat(other.next().path("message").asDouble()).isEqualTo(15);
            }
            clock.advance(Duration.ofMinutes(15));

            assertThat(client.next().path("segments").get(0).path("completed").asBoolean())
                    .isTrue();
            assertThat(client.next().path("message").asString()).isEqualTo("DISCONNECT");
            assertThat(client.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void aSlowEngineHoldsUpTheSenderAndLosesNothing() throws Exception {
        var engine = ScriptedEngine.stuck();
        // Far more than the queue (1 s) and the buffers of the sockets (some megabytes) hold.
        var pieces = 120;
        var second = SpeechClient.wire(new short[160_000]);
        try (var server = SpeechServer.start(TWO_SEATS, engine);
                var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            var sent = CompletableFuture.runAsync(() -> {
                for (var i = 0; i < pieces; i++) {
                    client.send(second);
                }
            });
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> server.metrics().longestBacklogSeconds() > 0);
            assertThat(isDone(sent, Duration.ofSeconds(2))).isFalse();
            assertThat(server.metrics().longestBacklogSeconds()).isLessThanOrEqualTo(10);

            engine.letGo(pieces);
            sent.get(60, TimeUnit.SECONDS);
            client.endOfAudio();
            client.closeCode();
            assertThat(engine.samples).hasValue(pieces * 160_000L);
        }
    }

    private static boolean isDone(CompletableFuture<?> future, Duration patience) throws Exception {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Test
    void aClientThatLeavesAHeldUpSocketGivesItsSeatBack() {
        var engine = ScriptedEngine.stuck();
        try (var server = SpeechServer.start(TWO_SEATS, engine)) {
            try (var client = SpeechClient.greeted(server, "u1")) {
                client.awaitReady();
                for (var i = 0; i < 5; i++) {
                    client.send(ScriptedEngine.word(i));
                }
            }
            engine.letGo(5);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> server.metrics().currentSessions() == 0);
        }
    }

    @Test
    void aServerThatWasClosedLetsGoOfTheEngine() {
        var engine = ScriptedEngine.quick();
        var server = SpeechServer.start(TWO_SEATS, engine);
        try (var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();

            server.close();

            assertThat(engine.open).hasValue(0);
        }
    }

    @Test
    void healthAndMetricsAreAnswered() throws IOException, InterruptedException {
        try (var server = SpeechServer.start(TWO_SEATS, ScriptedEngine.quick());
                var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();

            assertThat(get(server, "/health")).isEqualTo("OK");
            assertThat(get(server, "/healthz")).isEqualTo("OK");
            var metrics = Json.MAPPER.readTree(get(server, "/metrics"));
            assertThat(metrics.path("current_sessions").asInt()).isEqualTo(1);
            assertThat(metrics.path("max_clients").asInt()).isEqualTo(2);
            assertThat(metrics.path("load_percentage").asDouble()).isEqualTo(50);
            assertThat(metrics.path("server_healthy").asBoolean()).isTrue();
            assertThat(metrics.path("engine").asString()).isEqualTo("scripted");
        }
    }

    @Test
    void aPrometheusGetsTheSameInItsOwnWords() throws IOException, InterruptedException {
        var accepted = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
        try (var server = SpeechServer.start(TWO_SEATS, ScriptedEngine.quick());
                var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();

            assertThat(get(server, "/metrics", accepted))
                    .contains("\nvomeet_speech_sessions 1.0\n", "\nvomeet_speech_seats 2.0\n")
                    .contains("\nvomeet_speech_backlog_seconds 0.0\n");
            assertThat(get(server, "/metrics", "*/*")).startsWith("{");
        }
    }

    @Test
    void audioThatWaitsForTheEngineIsTold() {
        var engine = ScriptedEngine.stuck();
        try (var server = SpeechServer.start(TWO_SEATS, engine);
                var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            for (var number = 1; number <= 3; number++) {
                client.send(ScriptedEngine.word(number));
            }
            // The first is at the engine.
            awaitBacklog(server, "0.2");
            engine.letGo(1);
            awaitBacklog(server, "0.1");
            engine.letGo(2);
            awaitBacklog(server, "0.0");
        }
    }

    private static void awaitBacklog(SpeechServer server, String seconds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(server, "/metrics", "text/plain;version=0.0.4"))
                        .contains("\nvomeet_speech_backlog_seconds " + seconds + "\n"));
    }

    private static String get(SpeechServer server, String path) throws IOException, InterruptedException {
        return get(server, path, "application/json");
    }

    private static String get(SpeechServer server, String path, String accept)
            throws IOException, InterruptedException {
        var url = server.url().toString().replace("ws://", "http://").replace("/ws", path);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", accept);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
