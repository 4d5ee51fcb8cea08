package com.vomeet.bench.roll;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client that follows meetings by WebSocket and comes back, with the last numbers it has, whenever it is sent away. */
final class SocketReader implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final HttpClient http;
    private final URI url;
    private final Secret key;
    private final Away away;
    private final Map<Long, Followed> meetings = new ConcurrentHashMap<>();
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;

    SocketReader(HttpClient http, URI base, Secret key, List<Followed> meetings, Away away) {
        this.http = http;
        this.url = URI.create("ws" + base.toString().substring(4) + "/ws");
        this.key = key;
        this.away = away;
        meetings.forEach(meeting -> this.meetings.put(meeting.meeting(), meeting));
        connect();
    }

    private void connect() {
        var opened = http.newWebSocketBuilder()
                .header("X-API-Key", key.reveal())
                .buildAsync(url, new Ear())
                .join();
        socket = opened;
        var references = meetings.values().stream()
                .map(meeting -> Map.of(
                        "platform",
                        "google_meet",
                        "native_id",
                        meeting.nativeId(),
                        "meeting_id",
                        meeting.meeting(),
                        "after",
                        meeting.seq()))
                .toList();
        opened.sendText(Json.write(Map.of("action", "subscribe", "meetings", references)), true)
                .join();
    }

    private void comeBack(long since) {
        while (!closed) {
            try {
                connect();
                away.backSince(since);
                return;
            } catch (CompletionException e) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /** Of one connection. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private final AtomicBoolean over = new AtomicBoolean();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                hear(Json.MAPPER.readTree(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(JsonNode frame) {
            var followed = meetings.get(frame.path("meeting").path("id").asLong());
            if (followed != null) {
                followed.hear(frame);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            lost();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost();
        }

        private void lost() {
            var since = System.nanoTime();
            if (over.compareAndSet(false, true) && !closed) {
                Thread.ofVirtual().start(() -> comeBack(since));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
