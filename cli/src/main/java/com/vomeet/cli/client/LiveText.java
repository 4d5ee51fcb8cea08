package com.vomeet.cli.client;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Live text over the WebSocket of the API. */
public final class LiveText implements AutoCloseable {
    /** Called on the connection's thread. */
    public interface Listener {
        /** @param lines new or changed segments; those that are not completed will be replaced */
        void text(long meetingId, List<TranscriptView.Line> lines);

        void status(long meetingId, String status);

        /** The server refused something, or the connection is lost. */
        void trouble(String what);
    }

    private final WebSocket socket;

    private LiveText(WebSocket socket) {
        this.socket = socket;
    }

    static LiveText open(HttpClient http, URI url, Secret key, Listener listener) {
        return new LiveText(http.newWebSocketBuilder()
                .header("X-API-Key", key.reveal())
                .buildAsync(url, new Frames(listener))
                .join());
    }

    public void subscribe(MeetingView meeting) {
        var reference = Map.of("platform", meeting.platform(), "native_id", meeting.nativeMeetingId());
        socket.sendText(Json.write(Map.of("action", "subscribe", "meetings", List.of(reference))), true)
                .join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Frames implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private final Listener listener;

        Frames(Listener listener) {
            this.listener = listener;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frame(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void frame(String text) {
            var json = Json.MAPPER.readTree(text);
            var meeting = json.path("meeting").path("id").asLong(0);
            switch (json.path("type").asString("")) {
                case "transcript.mutable" ->
                    listener.text(
                            meeting,
                            json.path("payload")
                                    .path("segments")
                                    .valueStream()
                                    .map(TranscriptView::line)
                                    .toList());
                case "meeting.status" ->
                    listener.status(meeting, json.path("payload").path("status").asString(""));
                case "error" -> listener.trouble(text);
                default -> {
                    // confirmations and whatever later servers add
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            listener.trouble("the server closed the live connection" + (reason.isEmpty() ? "" : ": " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            listener.trouble("the live connection broke: " + error.getMessage());
        }
    }
}
