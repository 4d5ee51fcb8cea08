package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code PATCH /meetings/…}, checked.
 *
 * @param data what is to be written down; empty for nothing
 * @param body for which of the scheduled times are named at all
 */
record MeetingPatch(
        ObjectNode data, @Nullable Instant start, @Nullable Instant end, Body body) {
    static final String START = "scheduled_start_time";
    static final String END = "scheduled_end_time";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_NOTES = 100_000;
    private static final int MOST_PEOPLE = 1_000;

    /**
     * @param furthest how far ahead a bot may be scheduled
     * @throws Refusal with 422 and everything that is wrong
     */
    static MeetingPatch read(Body body, Instant now, Duration furthest) {
        var data = Json.MAPPER.createObjectNode();
        var given = body.inner("data");
        if (given != null) {
            putIfPresent(data, "name", given.text("name", LONGEST_NAME));
            putIfPresent(data, "participants", people(given));
            putIfPresent(data, "languages", languages(given));
            putIfPresent(data, "notes", given.lines("notes", LONGEST_NOTES));
        } else if (!body.has("data") && !body.has(START) && !body.has(END)) {
            body.problems().missing(body.json(), "body", "data");
        }
        var patch = new MeetingPatch(data, BotRequestReader.scheduledStart(body, now, furthest), body.time(END), body);
        BotRequestReader.checkTimes(body, patch.start(), patch.end());
        body.refuseProblems();
        return patch;
    }

    boolean isEmpty() {
        return data.isEmpty() && !reschedules();
    }

    boolean reschedules() {
        return body.has(START) || body.has(END);
    }

    /** @param now what holds while nothing else is named */
    @Nullable
    Instant startOr(@Nullable Instant now) {
        return body.has(START) ? start : now;
    }

    @Nullable
    Instant endOr(@Nullable Instant now) {
        return body.has(END) ? end : now;
    }

    private static @Nullable ArrayNode people(Body given) {
        return list(given, "participants", MOST_PEOPLE);
    }

    private static @Nullable ArrayNode languages(Body given) {
        var list = list(given, "languages", Languages.CODES.size());
        if (list == null) {
            return null;
        }
        var unknown = list.valueStream()
                .filter(JsonNode::isString) // what is no text has been noted
                .map(JsonNode::asString)
                .filter(code -> !Languages.CODES.contains(code))
                .toList();
        if (!unknown.isEmpty()) {
            var rule = "Invalid language codes: " + Languages.listed(unknown) + ". Must be one of: "
                    + Languages.listed(Languages.CODES);
            given.problems().broken(rule, given.json().get("languages"), given.at("languages"));
        }
        return list;
    }

    /** Null for absent, null, and what is no list of names; the last is noted. */
    private static @Nullable ArrayNode list(Body given, String field, int most) {
        var node = given.json().path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!(node instanceof ArrayNode list)) {
            given.problems().notAList(node, given.at(field));
            return null;
        }
        if (list.size() > most) {
            given.problems().tooMany(most, node, given.at(field));
            return null;
        }
        for (int i = 0; i < list.size(); i++) {
            checkName(list.get(i), given, given.at(field, Integer.toString(i)));
        }
        return list;
    }

    private static void checkName(JsonNode node, Body given, String... at) {
        if (!node.isString()) {
            given.problems().notText(node, at);
        } else if (node.stringValue().length() > LONGEST_NAME) {
            given.problems().tooLong(LONGEST_NAME, node, at);
        } else if (!Body.isClean(node.stringValue())) {
            given.problems().broken("text must not contain control characters", node, at);
        }
    }

    private static void putIfPresent(ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private static void putIfPresent(ObjectNode data, String name, @Nullable ArrayNode value) {
        if (value != null) {
            data.set(name, value);
        }
    }
}
