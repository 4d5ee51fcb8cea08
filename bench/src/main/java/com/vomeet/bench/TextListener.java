package com.vomeet.bench;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that follows many meetings, and notes when it heard what. */
final class TextListener implements WebSocket.Listener, AutoCloseable {
    /** What one connection may subscribe to. */
    static final int MOST = 200;

    private final StringBuilder partial = new StringBuilder();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final Map<Long, HeardFinals> finals = new ConcurrentHashMap<>();
    private final Map<Long, Map<Long, Long>> heard = new ConcurrentHashMap<>();
    private final WebSocket socket;
    private volatile boolean measuring;
    private volatile boolean lost;

    TextListener(HttpClient http, URI base, Secret key) {
        socket = http.newWebSocketBuilder()
                .header("X-API-Key", key.reveal())
                .buildAsync(URI.create("ws" + base.toString().substring(4) + "/ws"), this)
                .join();
    }

    void subscribe(List<SpokenMeeting> meetings) throws InterruptedException {
        var references = meetings.stream()
                .map(meeting -> Map.of("platform", "google_meet", "native_id", meeting.nativeId()))
                .toList();
        socket.sendText(Json.write(Map.of("action", "subscribe", "meetings", references)), true)
                .join();
        subscribed.await();
    }

    /** From now on it keeps when each text came first. */
    void measure(boolean on) {
        measuring = on;
    }

    /** By meeting and by the moment at which a text was written, when it was heard, both in nanoseconds. */
    Map<Long, Map<Long, Long>> heard() {
        return heard;
    }

    HeardFinals finals(long meeting) {
        return finals.computeIfAbsent(meeting, _ -> new HeardFinals());
    }

    /** Nothing comes any more. */
    boolean isLost() {
        return lost;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frame(Json.MAPPER.readTree(partial.toString()), System.nanoTime());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void frame(JsonNode frame, long now) {
        switch (frame.path("type").asString()) {
            case "subscribed" -> subscribed.countDown();
            case "transcript.mutable" -> {
                var meeting = frame.path("meeting").path("id").asLong();
                frame.path("payload").path("segments").forEach(segment -> segment(meeting, segment, now));
            }
            case "error" -> lost = true;
            default -> {
                // status is not measured
            }
        }
    }

    private void segment(long meeting, JsonNode segment, long now) {
        var text = segment.path("text").asString();
        if (measuring) {
            heard.computeIfAbsent(meeting, _ -> new ConcurrentHashMap<>())
                    .putIfAbsent(Long.parseLong(text.substring(0, text.indexOf(' '))), now);
        }
        if (segment.path("completed").asBoolean()) {
            finals(meeting).hear(segment.path("number").asInt());
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lost = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        lost = true;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
