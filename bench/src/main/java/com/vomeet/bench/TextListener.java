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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that follows many meetings, and notes when it heard what. */
final class TextListener implements WebSocket.Listener, AutoCloseable {
    /** What one connection may subscribe to. */
    static final int MOST = 200;

    private final StringBuilder partial = new StringBuilder();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final Map<Long, Integer> finals = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wrong = new AtomicInteger();
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

    /** From now on it keeps how old each text was when it came. */
    void measure(boolean on) {
        measuring = on;
    }

    /** In nanoseconds. */
    List<Long> delays() {
        return List.copyOf(delays);
    }

    /** How many final segments of a meeting have come, each counted once and in order. */
    int finals(long meeting) {
        return finals.getOrDefault(meeting, 0);
    }

    /** Final segments that came twice or not in their turn, and lost connections. */
    int wrong() {
        return wrong.get() + (lost ? 1 : 0);
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
            delays.add(now - Long.parseLong(text.substring(0, text.indexOf(' '))));
        }
        if (segment.path("completed").asBoolean()
                && finals.merge(meeting, 1, Integer::sum)
                        != segment.path("number").asInt()) {
            wrong.incrementAndGet();
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
