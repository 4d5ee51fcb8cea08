package com.vomeet.contract.whisper;

import com.vomeet.contract.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a WhisperLive server says, in both dialects (stock: {@code message}; the first vomeet's fork: {@code status}). */
public sealed interface ServerMessage {
    /**
     * The server wants audio.
     *
     * @param finishes whether it recognises all that it has when audio ends, before it closes; the others drop it
     */
    record Ready(boolean finishes) implements ServerMessage {}

    /** The server is full; it closes the connection. */
    record Wait(double minutes) implements ServerMessage {}

    record Failure(String message) implements ServerMessage {}

    /** The connection's time is over; the client closes and connects again. */
    record Disconnect() implements ServerMessage {}

    record LanguageDetected(String language, double probability) implements ServerMessage {}

    /** Up to the last ten completed segments, then at most one that may still change. */
    record Segments(List<WireSegment> segments) implements ServerMessage {
        public Segments {
            segments = List.copyOf(segments);
        }
    }

    /** Understood by others perhaps (for example {@code BUFFERED}); a client goes on. */
    record Unknown(String text) implements ServerMessage {}

    /**
     * Reads one text frame.
     *
     * @throws tools.jackson.core.JacksonException when it is not JSON or a segment has not the right shape
     */
    static ServerMessage read(String text) {
        var node = Json.MAPPER.readTree(text);
        if (node.hasNonNull("segments")) {
            return Json.MAPPER.treeToValue(node, Segments.class);
        }
        if (node.path("language").isString()) {
            return new LanguageDetected(
                    node.path("language").stringValue(),
                    node.path("language_prob").asDouble(0));
        }
        return switch (word(node)) {
            case "SERVER_READY" -> new Ready(node.path("finishes").asBoolean(false));
            case "DISCONNECT" -> new Disconnect();
            case "WAIT" -> new Wait(node.path("message").asDouble(0));
            case "ERROR" -> new Failure(node.path("message").asString("no message"));
            case null, default -> new Unknown(text);
        };
    }

    private static @Nullable String word(JsonNode node) {
        var status = node.path("status");
        return status.isString() ? status.stringValue() : node.path("message").asString(null);
    }
}
