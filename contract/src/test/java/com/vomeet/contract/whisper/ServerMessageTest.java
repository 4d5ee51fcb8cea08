package com.vomeet.contract.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Golden;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

final class ServerMessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"SERVER_READY\",\"uid\":\"u\"}",
                "{\"uid\":\"u\",\"message\":\"SERVER_READY\",\"backend\":\"faster_whisper\"}",
                "{\"uid\":\"u\",\"status\":\"SERVER_READY\",\"message\":\"Cloudflare Whisper Proxy ready\"}"
            })
    void bothDialectsAreReady(String text) {
        assertThat(ServerMessage.read(text)).isEqualTo(new ServerMessage.Ready(false));
    }

    @Test
    void aFullServerSaysForHowLong() {
        assertThat(ServerMessage.read("{\"uid\":\"u\",\"status\":\"WAIT\",\"message\":2.5}"))
                .isEqualTo(new ServerMessage.Wait(2.5));
    }

    @Test
    void anErrorHasItsText() {
        assertThat(ServerMessage.read("{\"uid\":\"u\",\"status\":\"ERROR\",\"message\":\"broken\"}"))
                .isEqualTo(new ServerMessage.Failure("broken"));
    }

    @Test
    void theEndOfTheConnectionsTime() {
        assertThat(ServerMessage.read("{\"uid\":\"u\",\"message\":\"DISCONNECT\"}"))
                .isEqualTo(new ServerMessage.Disconnect());
    }

    @Test
    void aDetectedLanguage() {
        assertThat(ServerMessage.read("{\"uid\":\"u\",\"language\":\"en\",\"language_prob\":0.98}"))
                .isEqualTo(new ServerMessage.LanguageDetected("en", 0.98));
    }

    @Test
    void segmentsOfAStockServerHaveTimesAsText() {
        var message = ServerMessage.read("""
                {"uid":"u","segments":[
                  {"start":"0.000","end":"1.250","text":" Hello","completed":true,"language":"en"},
                  {"start":"1.250","end":"2.000","text":" there","completed":false}]}
                """);
        assertThat(message).isInstanceOfSatisfying(ServerMessage.Segments.class, segments -> {
            assertThat(segments.segments()).extracting(WireSegment::completed).containsExactly(true, false);
            assertThat(segments.segments().getFirst().endSeconds()).isEqualTo(1.25);
            assertThat(segments.segments().getFirst().words()).isNull();
        });
    }

    @Test
    void segmentsOfOthersMayHaveTimesAsNumbersAndWords() {
        var message = ServerMessage.read("""
                {"segments":[{"start":0.5,"end":1,"text":"Hi","completed":true,"confidence":0.5,
                  "words":[{"word":"Hi","start":0.5,"end":1.0,"probability":0.5}]}]}
                """);
        assertThat(message)
                .isEqualTo(new ServerMessage.Segments(List.of(new WireSegment(
                        "0.5", "1", "Hi", true, null, 0.5, List.of(new WireSegment.Word("Hi", 0.5, 1, 0.5))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"uid\":\"u\",\"status\":\"BUFFERED\",\"chunk\":3}", "{}", "{\"message\":5}"})
    void whatIsNotKnownIsKeptAsItIs(String text) {
        assertThat(ServerMessage.read(text)).isEqualTo(new ServerMessage.Unknown(text));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> ServerMessage.read("<html>")).isInstanceOf(JacksonException.class);
    }

    @Test
    void theHelloIsWhatTheFirstVomeetSends() {
        var hello = new Hello(
                "c-1",
                null,
                "transcribe",
                null,
                false,
                Platform.GOOGLE_MEET,
                Secret.of("JWT_TOKEN"),
                123L,
                URI.create("https://meet.google.com/abc-defg-hij"));
        Golden.assertBothWays("whisper-hello.json", hello, Hello.class);
    }
}
