package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;

import com.vomeet.contract.Json;
import com.vomeet.manager.openapi.CheckedHttp;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that takes nothing until it is woken: what comes stays in the network's buffers. */
final class SleepingClient implements AutoCloseable, WebSocket.Listener {
    /** What a client sees of a connection that ends without a close frame (RFC 6455, 7.1.5). */
    private static final int CUT = 1006;

    private final CheckedHttp http = CheckedHttp.open();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile String last = "";

    SleepingClient(URI base, Map<String, String> headers) {
        var builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://" + base.getAuthority() + "/ws"), this)
                .join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        // The default would ask for the first message.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
        part.append(data);
        if (isLast) {
            last = part.toString();
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(CUT);
    }

    SleepingClient subscribe(String nativeId) {
        socket.sendText(
                        "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"google_meet\",\"native_id\":\""
                                + nativeId + "\",\"after\":0}]}",
                        true)
                .join();
        return this;
    }

    /** From now on it reads what there is and what comes. */
    void wake() {
        socket.request(1);
    }

    int awaitClosed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The last frame that it was sent. */
    JsonNode lastWords() {
        return Json.MAPPER.readTree(last);
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
