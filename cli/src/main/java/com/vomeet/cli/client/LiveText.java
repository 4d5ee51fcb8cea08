package com.vomeet.cli.client;

import com.vomeet.cli.Trouble;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    /** Two of these without an answer, and the server is taken for gone: a host that vanishes closes nothing. */
    private static final Duration PING_EVERY = Duration.ofSeconds(20);

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(10);

    private final WebSocket socket;
    private final Frames frames;
    private final CountDownLatch closing = new CountDownLatch(1);

    private LiveText(WebSocket socket, Frames frames) {
        this.socket = socket;
        this.frames = frames;
    }

    static LiveText open(HttpClient http, URI url, Secret key, Listener listener) {
        return open(http, url, key, listener, PING_EVERY);
    }

    static LiveText open(HttpClient http, URI url, Secret key, Listener listener, Duration pingEvery) {
        var frames = new Frames(listener);
        try {
            var socket = http.newWebSocketBuilder()
                    .header("X-API-Key", key.reveal())
                    .buildAsync(url, frames)
                    .join();
            var live = new LiveText(socket, frames);
            Thread.ofVirtual().name("live-text-pings").start(() -> live.watch(pingEvery));
            return live;
        } catch (CompletionException e) {
            throw new Trouble("live text cannot be had from " + url + ": " + because(e.getCause()));
        }
    }

    private static String because(@Nullable Throwable cause) {
        return switch (cause) {
            case WebSocketHandshakeException refused
            when refused.getResponse().statusCode() != 101 ->
                "the answer was " + refused.getResponse().statusCode();
            case WebSocketHandshakeException broken -> "its answer is not understood: " + broken.getCause();
            case ConnectException _ -> "nothing answers there";
            case null, default -> String.valueOf(cause);
        };
    }

    private void watch(Duration every) {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS) && !socket.isInputClosed()) {
                if (frames.silentNanos() > every.multipliedBy(2).toNanos()) {
                    frames.lost("nothing was heard for " + every.multipliedBy(2).toSeconds() + " s");
                    socket.abort();
                    return;
                }
                ping();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ping() {
        try {
            var _ = socket.sendPing(ByteBuffer.allocate(0));
        } catch (IllegalStateException e) {
            // The one before is still on its way out; the silence will tell.
        }
    }

    /** Returns when the server has confirmed or refused it, or is taken for one that does neither: what happens from then on is heard. */
    public void subscribe(MeetingView meeting) throws InterruptedException {
        var reference = Map.of("platform", meeting.platform(), "native_id", meeting.nativeMeetingId());
        socket.sendText(Json.write(Map.of("action", "subscribe", "meetings", List.of(reference))), true)
                .join();
        var _ = frames.answers.tryAcquire(CONFIRMED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        socket.abort();
    }

    private static final class Frames implements WebSocket.Listener {
        private final Semaphore answers = new Semaphore(0);
        private final StringBuilder partial = new StringBuilder();
        private final Listener listener;
        private volatile long heard = System.nanoTime();

        Frames(Listener listener) {
            this.listener = listener;
        }

        long silentNanos() {
            return System.nanoTime() - heard;
        }

        void lost(String why) {
            listener.trouble("the live connection broke: " + why);
            answers.release();
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            heard = System.nanoTime();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard = System.nanoTime();
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
                case "subscribed" -> answers.release();
                case "error" -> {
                    listener.trouble(text);
                    answers.release();
                }
                default -> {
                    // whatever later servers add
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            listener.trouble("the server closed the live connection" + (reason.isEmpty() ? "" : ": " + reason));
            answers.release();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lost(String.valueOf(error.getMessage()));
        }
    }
}
