package com.vomeet.cdp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages over the WebSocket that Chromium offers with {@code --remote-debugging-port}. The JDK's WebSocket loses the end of a
 * connection that it reads while it has not been asked for the next message: between two messages, and between the parts of one. Nobody
 * is told then, but what is sent fails: so the far end is pinged while nothing comes.
 */
final class WebSocketTransport implements Transport, WebSocket.Listener {
    private static final byte[] END = {};
    /** The first ping after the far end has gone is answered with a reset, the second fails. */
    private static final Duration QUIET = Duration.ofMillis(500);

    /** Never holds more than one message and the end: the next message is asked for when one has been taken. */
    private final LinkedBlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

    private final StringBuilder part = new StringBuilder();
    private final ReentrantLock sending = new ReentrantLock();
    private final HttpClient client;
    private @Nullable WebSocket socket;

    private WebSocketTransport(HttpClient client) {
        this.client = client;
    }

    static WebSocketTransport open(URI address, Duration patience) throws IOException {
        var client = HttpClient.newHttpClient();
        var transport = new WebSocketTransport(client);
        try {
            transport.socket = client.newWebSocketBuilder()
                    .connectTimeout(patience)
                    .buildAsync(address, transport)
                    .join();
            return transport;
        } catch (CompletionException e) {
            client.shutdownNow();
            throw new IOException("no connection to " + address, e.getCause());
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (part.length() > LONGEST_MESSAGE) {
            webSocket.abort();
            received.add(END);
        } else if (last) {
            received.add(part.toString().getBytes(StandardCharsets.UTF_8));
            part.setLength(0);
        } else {
            webSocket.request(1);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        received.add(END);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        received.add(END);
    }

    @Override
    public void send(byte[] message) throws IOException {
        sending.lock();
        try {
            open().sendText(new String(message, StandardCharsets.UTF_8), true).join();
        } catch (CompletionException e) {
            throw new IOException("the browser's WebSocket is closed", e.getCause());
        } finally {
            sending.unlock();
        }
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        try {
            var message = next();
            if (message.length == 0) {
                received.add(END);
                return null;
            }
            open().request(1);
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private byte[] next() throws IOException, InterruptedException {
        while (true) {
            var message = received.poll(QUIET.toNanos(), TimeUnit.NANOSECONDS);
            if (message != null) {
                return message;
            }
            try {
                open().sendPing(ByteBuffer.allocate(0)).join();
            } catch (CompletionException e) {
                received.add(END);
            }
        }
    }

    private WebSocket open() throws IOException {
        var open = socket;
        if (open == null) {
            throw new IOException("the WebSocket is not open");
        }
        return open;
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
        received.add(END);
        client.shutdownNow();
    }
}
