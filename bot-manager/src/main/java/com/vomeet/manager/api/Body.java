package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's JSON object; what is wrong with its fields is collected, so that a caller hears of all of it at once.
 *
 * @param place where the fields stand: {@code body}, a member of it, or {@code query}
 */
record Body(ObjectNode json, Problems problems, List<String> place) {
    Body {
        place = List.copyOf(place);
    }

    Body(ObjectNode json, Problems problems) {
        this(json, problems, List.of("body"));
    }

    /** @throws Refusal when it is not a JSON object */
    static Body of(Context context) {
        var text = BodyText.of(context);
        if (!BodyText.type(context).contains("json")) {
            throw notAnObject(Json.MAPPER.getNodeFactory().stringNode(text));
        }
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw Problems.notJson(at == null ? 0 : at.getCharOffset(), e.getOriginalMessage());
        }
        if (node instanceof ObjectNode object) {
            return new Body(object, new Problems());
        }
        throw notAnObject(node);
    }

    /** The same checks for parameters of the query. */
    static Body ofQuery(Context context, String... names) {
        var json = Json.MAPPER.createObjectNode();
        for (var name : names) {
            var value = context.queryParam(name);
            if (value != null) {
                json.put(name, value);
            }
        }
        return new Body(json, new Problems(), List.of("query"));
    }

    private static Refusal notAnObject(JsonNode input) {
        var problems = new Problems();
        problems.notAnObject(input, "body");
        return problems.refusal();
    }

    /** The member {@code field}, whose problems are this body's; null for absent, null, and what is no object, which is noted. */
    @Nullable
    Body inner(String field) {
        var node = json.path(field);
        if (node instanceof ObjectNode object) {
            return new Body(object, problems, List.of(at(field)));
        }
        if (!node.isMissingNode() && !node.isNull()) {
            problems.notAnObject(node, at(field));
        }
        return null;
    }

    /** The way to a field, as problems name it. */
    String[] at(String... steps) {
        return Stream.concat(place.stream(), Arrays.stream(steps)).toArray(String[]::new);
    }

    boolean has(String field) {
        return json.has(field);
    }

    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw problems.refusal();
        }
    }

    /** Null for absent, null, and what is no text; the last is noted. */
    @Nullable
    String text(String field, int longest) {
        var node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            problems.notText(node, at(field));
            return null;
        }
        var text = node.stringValue();
        if (text.codePointCount(0, text.length()) > longest) {
            problems.tooLong(longest, node, at(field));
        } else if (!isClean(text)) {
            problems.broken("text must not contain control characters", node, at(field));
        }
        return text;
    }

    /** PostgreSQL stores no NUL, and nothing stores half a surrogate pair. */
    static boolean isClean(String text) {
        return text.chars().noneMatch(c -> c < ' ')
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Like {@link #text}, for what may have several lines. */
    @Nullable
    String lines(String field, int longest) {
        var node = json.path(field);
        if (!node.isString()) {
            return text(field, longest);
        }
        var text = node.stringValue();
        if (text.codePointCount(0, text.length()) > longest) {
            problems.tooLong(longest, node, at(field));
        } else if (!isClean(text.replaceAll("[\n\r\t]", " "))) {
            problems.broken("text must not contain control characters", node, at(field));
        }
        return text;
    }

    /** A number of the object {@code field}. */
    long whole(String field, String member, long least, long most, long otherwise) {
        var node = json.path(field).path(member);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
            problems.notWhole(node, at(field, member));
        } else if (node.longValue() < least) {
            problems.below(least, node, at(field, member));
        } else if (node.longValue() > most) {
            problems.above(most, node, at(field, member));
        } else {
            return node.longValue();
        }
        return otherwise;
    }

    /** With a zone or without, which then means UTC. */
    @Nullable
    Instant time(String field) {
        var node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return Moments.parse(node.isString() ? node.stringValue() : "");
        } catch (DateTimeException e) {
            problems.notATime(node, at(field));
            return null;
        }
    }
}
