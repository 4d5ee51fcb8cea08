package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request's JSON object; what is wrong with its fields is collected, so that a caller hears of all of it at once. */
record Body(ObjectNode json, Problems problems) {
    /** @throws Refusal when it is not a JSON object */
    static Body of(Context context) {
        var text = context.body();
        var type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw notAnObject(Json.MAPPER.getNodeFactory().stringNode(text));
        }
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw Problems.notJson(e.getLocation().getCharOffset(), e.getOriginalMessage());
        }
        if (node instanceof ObjectNode object) {
            return new Body(object, new Problems());
        }
        throw notAnObject(node);
    }

    private static Refusal notAnObject(JsonNode input) {
        var problems = new Problems();
        problems.notAnObject(input, "body");
        return problems.refusal();
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
            problems.notText(node, "body", field);
            return null;
        }
        var text = node.stringValue();
        if (text.length() > longest) {
            problems.tooLong(longest, node, "body", field);
        } else if (!isClean(text)) {
            problems.broken("text must not contain control characters", node, "body", field);
        }
        return text;
    }

    /** PostgreSQL stores no NUL, and nothing stores half a surrogate pair. */
    private static boolean isClean(String text) {
        return text.chars().noneMatch(c -> c < ' ')
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** A number of the object {@code field}. */
    long whole(String field, String member, long least, long most, long otherwise) {
        var node = json.path(field).path(member);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            problems.notWhole(node, "body", field, member);
        } else if (node.longValue() < least) {
            problems.below(least, node, "body", field, member);
        } else if (node.longValue() > most) {
            problems.above(most, node, "body", field, member);
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
            return parse(node.isString() ? node.stringValue() : "");
        } catch (DateTimeException e) {
            problems.notATime(node, "body", field);
            return null;
        }
    }

    private static Instant parse(String text) {
        var instant = unchecked(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }

    private static Instant unchecked(String text) {
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var iso = text.replace(' ', 'T');
        return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
