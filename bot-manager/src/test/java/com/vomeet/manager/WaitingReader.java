package com.vomeet.manager;

import com.vomeet.contract.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client that reads live text, and learns that it has to come back. */
final class WaitingReader implements WebSocket.Listener {
    /** The code with which it is sent away. */
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private WaitingReader() {}

    static WaitingReader of(HttpClient http, URI base, Secret key) {
        var reader = new WaitingReader();
        http.newWebSocketBuilder()
                .header("X-API-Key", key.reveal())
                .buildAsync(URI.create("ws" + base.toString().substring(4) + "/ws"), reader)
                .join();
        return reader;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
