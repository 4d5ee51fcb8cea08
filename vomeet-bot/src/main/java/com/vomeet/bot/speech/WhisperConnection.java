package com.vomeet.bot.speech;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.contract.whisper.ServerMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One WebSocket to a WhisperLive server. One thread sends; messages arrive on the HTTP client's threads, one after another. */
final class WhisperConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** A frame that cannot be handed over for so long means that the server does not read any more. */
    private static final Duration SEND = Duration.ofSeconds(10);

    private final WebSocket socket;
    private final Inbox inbox;
    private final ByteBuffer floats =
            ByteBuffer.allocate(AudioFrame.SAMPLES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private WhisperConnection(WebSocket socket, Inbox inbox) {
        this.socket = socket;
        this.inbox = inbox;
    }

    /**
     * Connects and says hello; {@code onMessage} gets whatever the server says from then on.
     *
     * @param traceparent what the server's work for it continues; null: nothing
     */
    static WhisperConnection open(
            HttpClient http, URI url, Hello hello, @Nullable String traceparent, Consumer<ServerMessage> onMessage)
            throws IOException, InterruptedException {
        var inbox = new Inbox(onMessage);
        var opening = http.newWebSocketBuilder().connectTimeout(CONNECT);
        if (traceparent != null) {
            opening.header("traceparent", traceparent);
        }
        var socket = await(opening.buildAsync(url, inbox), CONNECT.plusSeconds(1));
        var connection = new WhisperConnection(socket, inbox);
        try {
            await(socket.sendText(Json.write(hello), true), SEND);
            return connection;
        } catch (IOException | InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    void send(AudioFrame frame) throws IOException, InterruptedException {
        floats.clear();
        for (var sample : frame.samples()) {
            floats.putFloat(sample / 32768f);
        }
        await(socket.sendBinary(floats.flip(), true), SEND);
    }

    void sendEnd() throws IOException, InterruptedException {
        await(socket.sendBinary(ByteBuffer.wrap(Hello.END_OF_AUDIO.getBytes(StandardCharsets.US_ASCII)), true), SEND);
    }

    void ping() throws IOException, InterruptedException {
        await(socket.sendPing(ByteBuffer.allocate(0)), SEND);
    }

    /** Nanoseconds since the server was last heard, a pong included. */
    long nanosSinceHeard() {
        return System.nanoTime() - inbox.heardAt;
    }

    /** Waits until the server wants audio; false if it does not come to that. */
    boolean awaitReady(Duration wait) throws InterruptedException {
        try {
            return inbox.ready.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            inbox.end("not ready within " + wait.toSeconds() + " s");
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with a failure", e);
        }
    }

    boolean ended() {
        return inbox.ended.isDone();
    }

    /** Why the connection ended; empty while it lasts. */
    String endedBy() {
        return inbox.ended.getNow("");
    }

    /** Whether the server recognises what it has when audio ends, before it closes. */
    boolean finishes() {
        return inbox.finishes;
    }

    /** The server has ended the connection, and not because something broke or its time was over. */
    boolean endedInOrder() {
        return inbox.inOrder;
    }

    /** @return true if the connection has ended within that time */
    boolean awaitEnd(Duration wait) throws InterruptedException {
        try {
            inbox.ended.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with a failure", e);
        }
    }

    /** Ends the connection at once; the server sees it go. */
    @Override
    public void close() {
        inbox.end("closed by the bot");
        socket.abort();
    }

    private static <T> T await(CompletableFuture<T> future, Duration wait) throws IOException, InterruptedException {
        try {
            return future.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IOException("no answer within " + wait.toSeconds() + " s", e);
        }
    }

    /** The receiving side. */
    private static final class Inbox implements WebSocket.Listener {
        /** Far beyond ten segments with their words; a server that sends more is not one. */
        private static final int LONGEST = 1 << 20;

        /** RFC 6455, 7.4.1: normal closure, and a close frame without a code. */
        private static final Set<Integer> IN_ORDER = Set.of(1000, 1005);

        private final Consumer<ServerMessage> onMessage;
        private final StringBuilder parts = new StringBuilder();
        private final CompletableFuture<String> ended = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
        private volatile long heardAt = System.nanoTime();
        private volatile boolean inOrder;
        private volatile boolean disconnected;
        private volatile boolean finishes;

        Inbox(Consumer<ServerMessage> onMessage) {
            this.onMessage = onMessage;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            heardAt = System.nanoTime();
            parts.append(data);
            if (parts.length() > LONGEST) {
                end("the server sent a message of more than " + LONGEST + " characters");
                webSocket.abort();
                return null;
            }
            if (last) {
                var text = parts.toString();
                parts.setLength(0);
                take(read(text));
            }
            webSocket.request(1);
            return null;
        }

        private void take(ServerMessage message) {
            onMessage.accept(message);
            switch (message) {
                case ServerMessage.Ready(var finishesAudio) -> {
                    finishes |= finishesAudio;
                    ready.complete(true);
                }
                case ServerMessage.Wait(var minutes) -> end("the server is full (" + minutes + " min)");
                case ServerMessage.Disconnect() -> {
                    // What it has not recognised by then is dropped, whatever code the socket is closed with.
                    disconnected = true;
                    end("the connection's time is over");
                }
                case ServerMessage.Failure(var why) -> end("the server reports an error: " + why);
                case ServerMessage.LanguageDetected _, ServerMessage.Segments _, ServerMessage.Unknown _ -> {}
            }
        }

        void end(String why) {
            ended.complete(why);
            ready.complete(false);
        }

        private static ServerMessage read(String text) {
            try {
                return ServerMessage.read(text);
            } catch (JacksonException | NumberFormatException e) {
                return new ServerMessage.Unknown(text);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
            heardAt = System.nanoTime();
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            inOrder = IN_ORDER.contains(statusCode) && !disconnected;
            end("closed by the server (" + statusCode + (reason.isEmpty() ? "" : " " + reason) + ")");
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            end(String.valueOf(error));
        }
    }
}
