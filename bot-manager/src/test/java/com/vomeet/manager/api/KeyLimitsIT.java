package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.config.LimitSettings;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class KeyLimitsIT {
    private static final CheckedHttp HTTP = CheckedHttp.open();
    private static RunningManager running;

    @BeforeAll
    static void start() {
        running = new RunningManager(RealParts.config(new LimitSettings(1, 20)));
    }

    @AfterAll
    static void stop() {
        running.close();
        HTTP.close();
    }

    private static HttpResponse<String> ask(Secret key, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(running.manager.base() + path))
                .header("X-API-Key", key.reveal());
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static long header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValueAsLong(name).orElse(-1);
    }

    @Test
    void everyAnswerToAKeySaysHowItStands() throws Exception {
        var key = running.manager.accounts().create("Bob").key();
        var first = ask(key, "/meetings");
        var second = ask(key, "/meetings/7");
        assertThat(second.statusCode()).as("of a refusal too").isEqualTo(404);
        assertThat(header(first, "X-RateLimit-Limit")).isEqualTo(20);
        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo(19);
        assertThat(header(second, "X-RateLimit-Remaining")).isBetween(18L, 20L);
        assertThat(header(first, "X-RateLimit-Reset"))
                .isBetween(Instant.now().getEpochSecond() - 30, Instant.now().getEpochSecond() + 3);
    }

    @Test
    void whoAsksTooOftenIsRefusedUntilThen() throws Exception {
        var key = running.manager.accounts().create("Carl").key();
        var answer = ask(key, "/bots/status");
        for (int i = 0; i < 500 && answer.statusCode() == 200; i++) {
            answer = ask(key, "/bots/status");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Rate limit exceeded. Retry after 1 second.\"}");
        assertThat(header(answer, "Retry-After")).isEqualTo(1);
        assertThat(header(answer, "X-RateLimit-Remaining")).isZero();
        assertThat(ask(running.key, "/bots/status").statusCode())
                .as("another key")
                .isEqualTo(200);
    }

    private static SocketClient socket(Secret key) {
        return new SocketClient(running.manager.base(), "/ws", Map.of("X-API-Key", key.reveal()));
    }

    private static boolean isHasty(JsonNode frame) {
        return frame.path("status").asInt(0) == 429
                && frame.path("detail")
                        .asString()
                        .equals("{\"detail\":\"Rate limit exceeded. Retry after 1 second.\"}");
    }

    @Test
    void whatALiveConnectionAsksIsCountedToo() throws Exception {
        var key = running.manager.accounts().create("Dora").key();
        try (var socket = socket(key)) {
            socket.subscribe("abc-none-aaa", null).frame(1);
            assertThat(header(ask(key, "/meetings"), "X-RateLimit-Remaining"))
                    .as("the first message comes with the connection")
                    .isGreaterThanOrEqualTo(18);
            for (var n = 0; n < 100 && socket.frames("error").stream().noneMatch(KeyLimitsIT::isHasty); n++) {
                socket.subscribe("abc-none-aaa", null);
            }
            await().atMost(SocketClient.PATIENCE)
                    .until(() -> socket.frames("error").stream().anyMatch(KeyLimitsIT::isHasty));
            socket.say("{\"action\":\"ping\"}");
            await().atMost(SocketClient.PATIENCE)
                    .until(() -> !socket.frames("pong").isEmpty());
        }
    }

    @Test
    void whoAsksTooOftenIsLetInByNoSocketEither() throws Exception {
        var key = running.manager.accounts().create("Emil").key();
        JsonNode said = null;
        for (var n = 0; n < 100 && said == null; n++) {
            for (var asked = ask(key, "/bots/status"); asked.statusCode() == 200; ) {
                asked = ask(key, "/bots/status");
            }
            try (var socket = socket(key)) {
                socket.sayIfOpen("{\"action\":\"ping\"}");
                var first = socket.frame(0);
                if (isHasty(first)) {
                    said = first;
                    assertThat(socket.awaitClosed()).isEqualTo(4429);
                }
            }
        }
        assertThat(said).isNotNull();
    }

    @Test
    void whoHasNoKeyIsNotCounted() throws Exception {
        var answer = ask(Secret.of("x".repeat(40)), "/meetings");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKey("X-RateLimit-Limit");
    }
}
