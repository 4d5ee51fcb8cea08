package com.vomeet.cdp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers each method with the result that the test has set for it, else with an empty one, and keeps what it was told. */
final class FakeBrowser implements AutoCloseable {
    private final Map<String, String> results = new ConcurrentHashMap<>();
    private final FakeTransport transport = new FakeTransport(this::answer);
    private final Connection connection = new Connection(transport, Duration.ofSeconds(20), () -> "it hung up");

    FakeBrowser() {
        connection.start();
    }

    private @Nullable ObjectNode answer(ObjectNode message) {
        var result = results.getOrDefault(message.path("method").asString(), "{}");
        return Connection.JSON.createObjectNode().set("result", Connection.JSON.readTree(result));
    }

    FakeBrowser answering(String method, String result) {
        results.put(method, result);
        return this;
    }

    Session page() {
        return new Session(connection, "S1", "T1");
    }

    Session root() {
        return new Session(connection, "", "");
    }

    /** Each message since the last time as its method and its parameters. */
    List<String> told() {
        var messages = new ArrayList<tools.jackson.databind.JsonNode>();
        transport.sent.drainTo(messages);
        return messages.stream()
                .map(message -> message.path("method").asString() + " " + message.path("params"))
                .toList();
    }

    @Override
    public void close() {
        connection.close();
    }
}
