package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.manager.openapi.CheckedHttp;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that remembers what it heard. */
final class SocketClient implements AutoCloseable, WebSocket.Listener {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CheckedHttp http = CheckedHttp.open();
    private final WebSocket socket;
    private volatile int closedWith;

    SocketClient(URI base, String path, Map<String, String> headers) {
        var builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws" + base.toString().substring(4) + path), this)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            var frame = Json.MAPPER.readTree(part.toString());
            wrong.addAll(CheckedHttp.contract().problems("ServerFrame", frame));
            frames.add(frame);
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closedWith = statusCode;
        return null;
    }

    SocketClient say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** To somebody who may be closing the connection at this moment. */
    void sayIfOpen(String text) {
        socket.sendText(text, true).exceptionally(_ -> socket).join();
    }

    SocketClient subscribe(String nativeId, @Nullable Long after) {
        return say("{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"google_meet\",\"native_id\":\"" + nativeId
                + "\"" + (after == null ? "" : ",\"after\":" + after) + "}]}");
    }

    /** The frame of that number, once it has come. */
    JsonNode frame(int index) {
        await().atMost(PATIENCE).until(() -> frames.size() > index);
        return frames.get(index);
    }

    /** All that has come. */
    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    List<JsonNode> frames(String type) {
        return frames.stream()
                .filter(f -> f.path("type").asString().equals(type))
                .toList();
    }

    List<String> texts() {
        return frames("transcript.mutable").stream()
                .flatMap(f -> f.path("payload").path("segments").valueStream())
                .map(s -> s.path("text").asString())
                .toList();
    }

    List<String> statuses() {
        return frames("meeting.status").stream()
                .map(f -> f.path("payload").path("status").asString())
                .toList();
    }

    List<Long> seqs() {
        return frames.stream()
                .filter(f -> f.has("seq"))
                .map(f -> f.path("seq").asLong())
                .toList();
    }

    int awaitClosed() {
        await().atMost(PATIENCE).until(() -> closedWith != 0);
        return closedWith;
    }

    /** Fails the test that was sent a frame which is not in the description. */
    @Override
    public void close() {
        socket.abort();
        http.close();
        assertThat(wrong).isEmpty();
    }
}
