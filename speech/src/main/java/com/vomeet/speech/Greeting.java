package com.vomeet.speech;

import com.vomeet.contract.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a client's first message comes to. The token is opaque here and is not kept. */
sealed interface Greeting {
    record Accepted(String uid, @Nullable String language, boolean translate) implements Greeting {}

    record Refused(String uid, String message) implements Greeting {}

    /** A client that sends one of these speaks the fork's dialect and must send all of them. */
    List<String> OF_THE_FORK = List.of("platform", "meeting_url", "token", "meeting_id");

    String NOBODY = "unknown";

    static Greeting read(String text) {
        JsonNode hello;
        try {
            hello = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            // Without the parser's words: they quote the message, and that holds the token.
            return new Refused(NOBODY, "The first message is not JSON");
        }
        if (!hello.isObject()) {
            return new Refused(NOBODY, "The first message is not a JSON object");
        }
        var missing = missing(hello);
        var uid = isThere(hello.path("uid")) ? hello.path("uid").asString(NOBODY) : NOBODY;
        if (!missing.isEmpty()) {
            return new Refused(uid, "Missing required fields: " + String.join(", ", missing));
        }
        var language = hello.path("language");
        return new Accepted(
                uid,
                isThere(language) ? language.asString(null) : null,
                hello.path("task").asString("").equals("translate"));
    }

    private static List<String> missing(JsonNode hello) {
        var wanted = new ArrayList<String>();
        wanted.add("uid");
        if (OF_THE_FORK.stream().anyMatch(hello::hasNonNull)) {
            wanted.addAll(OF_THE_FORK);
        }
        return wanted.stream().filter(field -> !isThere(hello.path(field))).toList();
    }

    /** What the fork's server takes for present: not null, empty, 0 or false. */
    private static boolean isThere(JsonNode value) {
        if (value.isString()) {
            return !value.stringValue().isEmpty();
        }
        if (value.isNumber()) {
            return value.doubleValue() != 0;
        }
        return value.isBoolean() ? value.booleanValue() : value.isContainer() && !value.isEmpty();
    }
}
