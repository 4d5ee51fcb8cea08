package com.vomeet.speech;

import com.vomeet.contract.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A client of the speech server over a real socket. */
final class SpeechClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    SpeechClient(URI url) {
        socket = http.newWebSocketBuilder().buildAsync(url, this).join();
    }

    static SpeechClient greeted(SpeechServer server, String uid) {
        var client = new SpeechClient(server.url());
        client.send(stockHello(uid));
        return client;
    }

    /** What a stock client sends. */
    static String stockHello(String uid) {
        return """
                {"uid":"%s","language":"en","task":"transcribe","model":"small","use_vad":true}""".formatted(uid);
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    CompletableFuture<WebSocket> sendLater(byte[] frame) {
        return socket.sendBinary(ByteBuffer.wrap(frame), true);
    }

    void send(byte[] frame) {
        sendLater(frame).join();
    }

    void send(short[] samples) {
        send(wire(samples));
    }

    static byte[] wire(short[] samples) {
        var bytes = ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var sample : samples) {
            bytes.putFloat(sample / 32_768f);
        }
        return bytes.array();
    }

    void endOfAudio() {
        send("END_OF_AUDIO".getBytes(StandardCharsets.US_ASCII));
    }

    /** The next line; fails when none comes. */
    JsonNode next() {
        try {
            var line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the server said nothing for " + PATIENCE);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    void awaitReady() {
        while (!next().path("message").asString("").equals("SERVER_READY")) {
            // the lines before
        }
    }

    boolean isQuiet() {
        return lines.isEmpty();
    }

    /** The code with which the server closed. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** All lines from now until the server closes. */
    List<JsonNode> untilClosed() {
        closeCode();
        var rest = new ArrayList<JsonNode>();
        lines.drainTo(rest);
        return rest;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            lines.add(Json.MAPPER.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    void hangUp() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        http.close();
    }
}
