package com.vomeet.manager;

import com.vomeet.contract.Secret;
import com.vomeet.manager.openapi.CheckedHttp;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** All that a WebSocket client hears of one meeting, as one long text. */
final class HeardText implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    /** Returns when it follows the meeting. */
    HeardText(URI base, Secret key, String nativeId) {
        socket = CheckedHttp.open()
                .newWebSocketBuilder()
                .header("X-API-Key", key.reveal())
                .buildAsync(URI.create("ws" + base.toString().substring(4) + "/ws"), this)
                .join();
        socket.sendText(
                        "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"google_meet\",\"native_id\":\""
                                + nativeId + "\"}]}",
                        true)
                .join();
        await("\"subscribed\"");
    }

    void await(String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> String.join("", heard).contains(text));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard.add(data.toString());
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
