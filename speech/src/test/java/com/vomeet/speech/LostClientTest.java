package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients whose end nobody sees: a machine without power says no goodbye. */
final class LostClientTest {
    private static final SpeechConfig ONE_SEAT = SpeechConfig.local().withSessionsPerCore(0.01);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aClientOfWhichNothingComesLosesItsSeat() {
        try (var server = SpeechServer.start(ONE_SEAT, ScriptedEngine.quick(), Duration.ofSeconds(3));
                var client = SpeechClient.greeted(server, "u1")) {
            client.awaitReady();
            assertThat(client.closeCode()).isEqualTo(1001);
            await().atMost(PATIENCE).until(() -> server.metrics().currentSessions() == 0);
        }
    }

    @Test
    void aClientThatComesAgainTakesThePlaceOfItsConnectionBefore() {
        try (var server = SpeechServer.start(ONE_SEAT, ScriptedEngine.quick());
                var lost = SpeechClient.greeted(server, "u1")) {
            lost.awaitReady();
            try (var again = SpeechClient.greeted(server, "u1");
                    var other = SpeechClient.greeted(server, "u2")) {
                again.awaitReady();
                assertThat(lost.closeCode()).isEqualTo(1001);
                assertThat(other.next().path("status").asString()).isEqualTo("WAIT");
                again.send(ScriptedEngine.word(1));
                assertThat(again.next().has("segments")).isTrue();
            }
        }
    }
}
