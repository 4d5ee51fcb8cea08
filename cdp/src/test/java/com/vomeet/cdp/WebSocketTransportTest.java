package com.vomeet.cdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(60)
final class WebSocketTransportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private CrudeWebSocket server;
    private WebSocketTransport transport;

    @BeforeEach
    void open() throws IOException {
        server = new CrudeWebSocket();
        transport = WebSocketTransport.open(server.address(), PATIENCE);
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        server.close();
    }

    private String receive() throws IOException {
        var message = transport.receive();
        return message == null ? "END" : new String(message, UTF_8);
    }

    @Test
    void messagesComeInTheirOrder() throws IOException {
        server.text("one", true);
        server.text("zwei ü 🎙", true);
        assertThat(receive()).isEqualTo("one");
        assertThat(receive()).isEqualTo("zwei ü 🎙");
    }

    @Test
    void aMessageInSeveralFramesIsPutTogether() throws IOException {
        server.text("be", false);
        server.more("gin", false);
        server.more("ning", true);
        server.text("after", true);
        assertThat(receive()).isEqualTo("beginning");
        assertThat(receive()).isEqualTo("after");
    }

    @Test
    void aMessageIsSentAsText() throws IOException {
        transport.send("{\"id\":1,\"ü\":\"🎙\"}".getBytes(UTF_8));
        assertThat(server.heard()).isEqualTo("{\"id\":1,\"ü\":\"🎙\"}");
    }

    @Test
    void aBrowserThatClosesInOrderIsTheEndHoweverOftenItIsAsked() throws IOException {
        server.text("last", true);
        server.goodbye();
        assertThat(receive()).isEqualTo("last");
        assertThat(receive()).isEqualTo("END");
        assertThat(receive()).isEqualTo("END");
    }

    @RepeatedTest(50)
    @Execution(ExecutionMode.CONCURRENT)
    void aConnectionThatIsCutInTheMiddleOfAMessageIsTheEnd() throws IOException {
        server.text("be", false);
        server.close();
        assertThat(receive()).isEqualTo("END");
        assertThat(receive()).isEqualTo("END");
    }

    @RepeatedTest(10)
    @Execution(ExecutionMode.CONCURRENT)
    void aConnectionThatIsCutBetweenMessagesIsTheEndAfterTheLast() throws IOException {
        server.text("last", true);
        server.close();
        assertThat(receive()).isEqualTo("last");
        assertThat(receive()).isEqualTo("END");
    }

    @Test
    void aBrowserThatIsSilentForSecondsIsListenedToAllTheSame() throws IOException {
        var late = CompletableFuture.runAsync(
                () -> {
                    try {
                        server.text("late", true);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        assertThat(receive()).isEqualTo("late");
        late.join();
    }

    @Test
    void whatIsNoWebSocketFrameIsTheEnd() throws IOException {
        server.raw(new byte[] {(byte) 0xFF, (byte) 0xFF, 1, 2, 3});
        assertThat(receive()).isEqualTo("END");
    }

    @Test
    void afterCloseNothingCanBeSent() throws IOException {
        transport.close();
        assertThat(receive()).isEqualTo("END");
        assertThatThrownBy(() -> transport.send(new byte[] {'x'})).isInstanceOf(IOException.class);
    }

    @Test
    void aPortWhereNobodyListensIsNamed() {
        var address = URI.create("ws://127.0.0.1:1/devtools");
        assertThatThrownBy(() -> WebSocketTransport.open(address, PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection to " + address);
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForWithoutEnd() throws IOException {
        try (var mute = new ServerSocket(0)) {
            var address = URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/devtools");
            assertThatThrownBy(() -> WebSocketTransport.open(address, Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no connection to " + address);
        }
    }
}
