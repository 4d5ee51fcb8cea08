package com.vomeet.manager.api;

import com.vomeet.manager.transcript.Outlet;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A WebSocket as a reader's outlet: one message at a time, each waited for, so that a slow client is noticed here and nowhere else. */
final class SocketOutlet implements Outlet {
    /** A client that takes nothing for so long is too slow, and one that then takes nothing for so long once more is as good as gone. */
    private static final long PATIENCE_SECONDS = 10;

    private final Session session;

    SocketOutlet(Session session) {
        this.session = session;
    }

    @Override
    public void send(String text) throws IOException {
        var written = new CompletableFuture<Void>();
        session.sendText(text, Callback.from(() -> written.complete(null), written::completeExceptionally));
        try {
            written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the client is gone", e);
        } catch (TimeoutException e) {
            throw new IOException("the client took nothing for " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close(int code, String reason) {
        // A close frame waits behind what is still to be written; a peer that never takes it is cut off.
        var closed = new CompletableFuture<Void>();
        session.close(code, reason, Callback.from(() -> closed.complete(null), closed::completeExceptionally));
        var _ = closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((_, failure) -> {
            if (failure != null) {
                session.disconnect();
            }
        });
    }

    @Override
    public void giveUp(String lastWords, int code, String reason) {
        // What is being written stays whole; a client that goes on reading finds these after it.
        session.sendText(lastWords, Callback.NOOP);
        close(code, reason);
    }
}
