package com.vomeet.speech;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A client over a WebSocket. */
record SocketClient(Session session) implements Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void send(ServerLine line) {
        var sent = new Callback.Completable();
        session.sendText(line.json(), sent);
        try {
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientGoneException("interrupted while sending", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new ClientGoneException("the client took nothing for " + PATIENCE.toSeconds() + " s or has left", e);
        }
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }
}
