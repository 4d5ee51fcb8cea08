package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.lab.meeting.ClockAlarms;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.meeting.SilentSound;
import com.vomeet.lab.scenario.Scenario;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The line between a page and its meeting, with a page that does not keep to the rules. */
class SignallingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final ClockAlarms alarms = new ClockAlarms();
    private final HttpClient http = HttpClient.newHttpClient();
    private Lab lab;

    @BeforeEach
    void start() {
        lab = Lab.start(LabConfig.onAnyPort(), new SilentSound(alarms, InstantSource.system()));
    }

    @AfterEach
    void stop() {
        lab.close();
        alarms.close();
        http.close();
    }

    /** What has been told, in order, and the status with which the line was closed. */
    private static final class Line implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                told.add(Json.MAPPER.readTree(part.toString()));
                part.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedFuture(null);
        }

        JsonNode next() throws InterruptedException {
            var next = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        }
    }

    private WebSocket connect(String code, Line line) {
        var url = URI.create("ws://127.0.0.1:" + lab.base().getPort() + "/signal/" + code);
        return http.newWebSocketBuilder().buildAsync(url, line).join();
    }

    private HttpResponse<String> offer(String code, String guest, String sdp) throws Exception {
        var request = HttpRequest.newBuilder(lab.base().resolve("/signal/" + code + "/offer"))
                .header("X-Guest", guest)
                .POST(HttpRequest.BodyPublishers.ofString(sdp))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aPageIsWelcomedAndToldWhatToShow() throws Exception {
        var meeting = lab.open(Scenario.named("open"));
        var line = new Line();
        var socket = connect(meeting.code(), line);
        assertThat(line.next().path("code").asString()).isEqualTo(meeting.code());
        assertThat(line.next().path("view").asString()).isEqualTo("join_now");
        socket.sendText("{\"say\":\"ask\",\"name\":\"Vomeet\"}", true).join();
        assertThat(line.next().path("view").asString()).isEqualTo("call");
        assertThat(line.next().path("people").size()).isEqualTo(3);
        socket.abort();
        assertThat(meeting.awaitEvent(LabEvent.GuestGone.class, PATIENCE)).isPresent();
    }

    @Test
    void aPageOfNoMeetingIsToldSo() throws Exception {
        var line = new Line();
        var socket = connect("zzz-zzzz-zzz", line);
        assertThat(line.next().path("tell").asString()).isEqualTo("welcome");
        assertThat(line.next().path("view").asString()).isEqualTo("invalid");
        socket.abort();
    }

    @Test
    void aPageThatTalksNonsenseIsHungUpOn() throws Exception {
        var meeting = lab.open(Scenario.named("open"));
        var line = new Line();
        connect(meeting.code(), line).sendText("{\"say\":\"dance\"}", true).join();
        assertThat(line.closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1008);
        assertThat(meeting.awaitEvent(LabEvent.PageClosed.class, PATIENCE)).isPresent();
    }

    @Test
    void anOfferIsTakenFromGuestsInTheCallOnly() throws Exception {
        var meeting = lab.open(Scenario.named("open"));
        var line = new Line();
        var socket = connect(meeting.code(), line);
        var guest = line.next().path("guest").asString();
        assertThat(offer(meeting.code(), guest, "v=0").statusCode()).isEqualTo(409);
        assertThat(offer(meeting.code(), "somebody", "v=0").statusCode()).isEqualTo(409);
        assertThat(offer("zzz-zzzz-zzz", guest, "v=0").statusCode()).isEqualTo(404);
        socket.sendText("{\"say\":\"ask\",\"name\":\"Vomeet\"}", true).join();
        assertThat(meeting.awaitEvent(LabEvent.Joined.class, PATIENCE)).isPresent();
        assertThat(offer(meeting.code(), guest, "nonsense").statusCode()).isEqualTo(422);
        socket.abort();
    }
}
