package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.manager.address.MeetingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a WebSocket client says: the first vomeet's words, and {@code meeting_id} and {@code after} in a meeting. */
sealed interface ClientMessage {
    /** So many meetings in one message, and in one connection. */
    int MOST = 200;

    Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    String TOO_LONG = "'meetings' has more than " + MOST + " entries";

    /**
     * @param nativeId as it is kept, however it was written
     * @param after the last sequence number that the client has seen
     */
    record Reference(int index, String platform, String nativeId, OptionalLong meetingId, OptionalLong after) {}

    record Subscribe(List<Reference> meetings) implements ClientMessage {
        public Subscribe {
            meetings = List.copyOf(meetings);
        }
    }

    record Unsubscribe(List<Reference> meetings) implements ClientMessage {
        public Unsubscribe {
            meetings = List.copyOf(meetings);
        }
    }

    record Ping() implements ClientMessage {}

    /** @param details a text or a list of texts; blank when the error has none */
    record Wrong(String error, Object details) implements ClientMessage {}

    static ClientMessage read(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return new Wrong("invalid_json", "");
        }
        if (json.isMissingNode()) {
            return new Wrong("invalid_json", "");
        }
        return switch (json.path("action").asString("")) {
            case "ping" -> new Ping();
            case "subscribe" -> subscribe(json.path("meetings"));
            case "unsubscribe" -> unsubscribe(json.path("meetings"));
            default -> new Wrong("unknown_action", "");
        };
    }

    private static ClientMessage subscribe(JsonNode list) {
        var error = "invalid_subscribe_payload";
        if (!list.isArray()) {
            return new Wrong(error, "'meetings' must be a non-empty list");
        }
        if (list.isEmpty()) {
            return new Wrong(error, "'meetings' list cannot be empty");
        }
        if (list.size() > MOST) {
            return new Wrong(error, TOO_LONG);
        }
        var references = new ArrayList<Reference>();
        for (var i = 0; i < list.size(); i++) {
            var reference = reference(i, list.get(i));
            if (!reference.platform().isBlank() && !reference.nativeId().isBlank()) {
                references.add(reference);
            }
        }
        return references.isEmpty() ? new Wrong(error, "no valid meeting objects") : new Subscribe(references);
    }

    private static ClientMessage unsubscribe(JsonNode list) {
        var error = "invalid_unsubscribe_payload";
        if (!list.isArray()) {
            return new Wrong(error, "'meetings' must be a list");
        }
        if (list.size() > MOST) {
            return new Wrong(error, TOO_LONG);
        }
        var references = new ArrayList<Reference>();
        var wrong = new ArrayList<String>();
        for (var i = 0; i < list.size(); i++) {
            var reference = reference(i, list.get(i));
            if (!list.get(i).isObject()) {
                wrong.add("meetings[" + i + "] must be an object");
            } else if (reference.platform().isBlank() || reference.nativeId().isBlank()) {
                wrong.add("meetings[" + i + "] missing 'platform' or 'native_id'");
            } else {
                references.add(reference);
            }
        }
        return references.isEmpty() && !wrong.isEmpty() ? new Wrong(error, wrong) : new Unsubscribe(references);
    }

    private static Reference reference(int index, JsonNode json) {
        var platform = json.path("platform").asString("").strip();
        var nativeId = json.path("native_id").asString("");
        var name = (nativeId.isBlank() ? json.path("native_meeting_id").asString("") : nativeId).strip();
        return new Reference(
                index,
                platform,
                Platform.find(platform)
                        .map(known -> MeetingNames.plain(known, name))
                        .orElse(name),
                number(json.path("meeting_id")),
                number(json.path("after")));
    }

    /** Digits too: in what a subscription is confirmed with, all values are text. */
    private static OptionalLong number(JsonNode json) {
        if (json.isString() && DIGITS.matcher(json.stringValue()).matches()) {
            return OptionalLong.of(Long.parseLong(json.stringValue()));
        }
        return json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0
                ? OptionalLong.of(json.longValue())
                : OptionalLong.empty();
    }
}
