package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.FakeApi;
import com.vomeet.cli.Trouble;
import com.vomeet.contract.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveTextTest {
    private final FakeApi api = FakeApi.start();
    private final ApiClient client = new ApiClient(api.endpoint());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final LiveText.Listener listener = new LiveText.Listener() {
        @Override
        public void text(long meetingId, List<TranscriptView.Line> lines) {
            lines.forEach(line -> heard.add(meetingId + " " + line.speaker() + ": " + line.text()));
        }

        @Override
        public void status(long meetingId, String status) {
            heard.add(meetingId + " is " + status);
        }

        @Override
        public void trouble(String what) {
            heard.add("! " + what);
        }
    };
    private final LiveText live = client.live(listener);

    @AfterEach
    void end() {
        live.close();
        client.close();
        api.close();
    }

    @Test
    void textAndStatusArriveWithTheirMeeting() throws InterruptedException {
        subscribe();
        api.say("{\"type\":\"transcript.mutable\",\"meeting\":{\"id\":4},\"payload\":{\"segments\":["
                + FakeApi.segment("Ada", "hello", true) + "]}}");
        api.sayStatus(4, "active");
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("4 Ada: hello", "4 is active");
    }

    @Test
    void aSubscriptionNamesPlatformAndMeeting() throws InterruptedException {
        subscribe();
        assertThat(api.askedInOne())
                .contains("\"action\":\"subscribe\"", "\"platform\":\"google_meet\"", "\"native_id\":\"abc-defg-hij\"");
    }

    @Test
    void whatIsUnknownIsPassedOver() throws InterruptedException {
        subscribe();
        api.say("{\"type\":\"something.new\"}");
        api.sayStatus(4, "active");
        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("4 is active");
    }

    @Test
    void aRefusalIsTrouble() throws InterruptedException {
        subscribe();
        api.say("{\"type\":\"error\",\"error\":\"invalid_json\"}");
        await().until(() -> !heard.isEmpty());
        assertThat(heard).singleElement().asString().startsWith("! ").contains("invalid_json");
    }

    @Test
    void aServerThatHangsUpIsTrouble() throws InterruptedException {
        subscribe();
        api.hangUp();
        await().until(() -> !heard.isEmpty());
        assertThat(heard).first().asString().contains("the server closed the live connection");
    }

    @Test
    void aLongFrameComesWhole() throws InterruptedException {
        subscribe();
        var text = "word ".repeat(20_000).strip();
        api.say("{\"type\":\"transcript.mutable\",\"meeting\":{\"id\":4},\"payload\":{\"segments\":["
                + FakeApi.segment("Ada", text, true) + "]}}");
        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("4 Ada: " + text);
    }

    @Test
    void whereNothingAnswersThatIsSaid() {
        api.close();
        assertThatThrownBy(() -> client.live(listener))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("live text cannot be had from ws://")
                .hasMessageEndingWith("nothing answers there");
    }

    /** As a server does that is just ending. */
    @Test
    void anUpgradeThatIsNoneIsSaid() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var http = HttpClient.newHttpClient()) {
            var url = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws");
            var accepted = CompletableFuture.supplyAsync(() -> handshake(server, "close"));
            assertThatThrownBy(() -> LiveText.open(http, url, Secret.of("k"), listener, Duration.ofSeconds(1)))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("its answer is not understood")
                    .hasMessageContaining("Connection");
            accepted.join().close();
        }
    }

    @Test
    void aRefusedConnectionTellsTheAnswer() {
        var nowhere = new Endpoint(api.endpoint().url().resolve("/nowhere/"), Secret.of("k"));
        try (var wrong = new ApiClient(nowhere)) {
            assertThatThrownBy(() -> wrong.live(listener))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("the answer was 4");
        }
    }

    /** As when its host loses power: the connection stays open, and nobody is there. */
    @Test
    void aServerThatVanishesWithoutAWordIsTrouble() throws Exception {
        try (var vanishing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var http = HttpClient.newHttpClient()) {
            var url = URI.create("ws://127.0.0.1:" + vanishing.getLocalPort() + "/ws");
            var accepted = CompletableFuture.supplyAsync(() -> handshake(vanishing, "Upgrade"));
            try (var _ = LiveText.open(http, url, Secret.of("k"), listener, Duration.ofMillis(100));
                    var connection = accepted.join()) {
                assertThat(connection.isClosed()).isFalse();
                await().until(() -> heard.stream().anyMatch(line -> line.contains("nothing was heard")));
                assertThat(heard).hasSize(1);
            }
        }
    }

    /** Answers the upgrade (RFC 6455, 4.2.2) and says nothing any more. */
    private static Socket handshake(ServerSocket server, String connectionField) {
        try {
            var connection = server.accept();
            var request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var key = "";
            for (var line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                    key = line.substring(18).strip();
                }
            }
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                                    + connectionField + "\r\nSec-WebSocket-Accept: "
                                    + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return connection;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fake has noted the reader once it has heard it. */
    private void subscribe() throws InterruptedException {
        api.meetings(FakeApi.meeting(4, "active", ""));
        live.subscribe(client.meetings().getFirst());
        await().until(() -> api.askedInOne().contains("WS "));
    }
}
