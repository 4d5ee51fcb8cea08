package com.vomeet.cdp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A browser that answers what the test says. */
final class FakeTransport implements Transport {
    private static final byte[] END = {};
    private final LinkedBlockingQueue<byte[]> toUs = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<JsonNode> sent = new LinkedBlockingQueue<>();
    private final Function<ObjectNode, @Nullable ObjectNode> answers;
    private volatile boolean closed;

    /** {@code answers} is given each message and returns the answer without its id; null = none. */
    FakeTransport(Function<ObjectNode, @Nullable ObjectNode> answers) {
        this.answers = answers;
    }

    static FakeTransport silent() {
        return new FakeTransport(message -> null);
    }

    static FakeTransport answering(String json) {
        return new FakeTransport(message -> (ObjectNode) Connection.JSON.readTree(json));
    }

    void say(String json) {
        toUs.add(json.getBytes(StandardCharsets.UTF_8));
    }

    void hangUp() {
        toUs.add(END);
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void send(byte[] message) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        var json = (ObjectNode) Connection.JSON.readTree(message);
        sent.add(json);
        var answer = answers.apply(json);
        if (answer != null) {
            say(answer.set("id", json.get("id")).toString());
        }
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        try {
            var message = toUs.take();
            return message.length == 0 ? null : message;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }
}
