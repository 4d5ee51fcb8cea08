package com.vomeet.contract.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What servers say that is neither right nor quite wrong. */
final class OddServerMessageTest {
    @ParameterizedTest
    @CsvSource({
        "'{\"status\":\"WAIT\",\"message\":2.5}', 2.5",
        "'{\"status\":\"WAIT\",\"message\":3}', 3",
        "'{\"status\":\"WAIT\",\"message\":\"1.5\"}', 1.5",
        "'{\"status\":\"WAIT\",\"message\":\"a while\"}', 0",
        "'{\"status\":\"WAIT\",\"message\":null}', 0",
        "'{\"status\":\"WAIT\",\"message\":{}}', 0",
        "'{\"status\":\"WAIT\"}', 0",
        "'{\"message\":\"WAIT\"}', 0"
    })
    void aFullServerIsUnderstoodWhateverTimeItGives(String text, double minutes) {
        assertThat(ServerMessage.read(text)).isEqualTo(new ServerMessage.Wait(minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"status\":\"ERROR\",\"message\":\"no GPU\"}', no GPU",
        "'{\"status\":\"ERROR\"}', no message",
        "'{\"status\":\"ERROR\",\"message\":[1]}', no message"
    })
    void aFailureIsOneWhateverItSays(String text, String message) {
        assertThat(ServerMessage.read(text)).isEqualTo(new ServerMessage.Failure(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"DISCONNECT\"}",
                "{\"message\":\"DISCONNECT\"}",
                "{\"status\":\"DISCONNECT\",\"message\":\"SERVER_READY\"}"
            })
    void theStatusIsAskedBeforeTheMessage(String text) {
        assertThat(ServerMessage.read(text)).isEqualTo(new ServerMessage.Disconnect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "null",
                "true",
                "\"SERVER_READY\"",
                "{\"status\":\"server_ready\"}",
                "{\"status\":7,\"message\":[]}",
                "{\"status\":null,\"message\":null}",
                "{\"segments\":null}",
                "{\"language\":null}",
                "{\"language\":{}}"
            })
    void whatSaysNothingUsableIsKeptAsItIs(String text) {
        assertThat(ServerMessage.read(text)).isEqualTo(new ServerMessage.Unknown(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"segments\":\"x\"}",
                "{\"segments\":{}}",
                "{\"segments\":[1]}",
                "{\"segments\":[null]}",
                "{\"segments\":[{\"text\":\"a\"}]}",
                "{\"segments\":[",
                "END"
            })
    void segmentsOfAnotherShapeAreRefused(String text) {
        assertThatThrownBy(() -> ServerMessage.read(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void noSegmentsAreNoSegments() {
        assertThat(ServerMessage.read("{\"uid\":\"u\",\"segments\":[]}"))
                .isEqualTo(new ServerMessage.Segments(List.of()));
    }

    @Test
    void segmentsWithALanguageAreSegments() {
        var text = "{\"language\":\"en\",\"segments\":[{\"start\":0,\"end\":\"1.000\",\"text\":\"a\",\"x\":1}]}";
        assertThat(ServerMessage.read(text))
                .isEqualTo(new ServerMessage.Segments(
                        List.of(new WireSegment("0", "1.000", "a", false, null, null, null))));
    }

    @Test
    void aLanguageWithoutItsProbabilityIsUncertain() {
        assertThat(ServerMessage.read("{\"language\":\"de\"}")).isEqualTo(new ServerMessage.LanguageDetected("de", 0));
    }

    @Test
    void theHelloNamesEveryFieldSinceServersAskForThem() {
        var hello = new Hello("u", null, "transcribe", null, true, null, null, null, null);
        assertThat(Json.MAPPER.readTree(Json.write(hello)).propertyNames())
                .containsExactlyInAnyOrder(
                        "uid",
                        "language",
                        "task",
                        "model",
                        "use_vad",
                        "platform",
                        "token",
                        "meeting_id",
                        "meeting_url");
        assertThat(Json.read(Json.write(hello), Hello.class)).isEqualTo(hello);
    }
}
