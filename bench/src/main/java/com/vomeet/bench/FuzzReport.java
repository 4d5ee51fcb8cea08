package com.vomeet.bench;

import com.vomeet.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What schemathesis found.
 *
 * @param requests that it made up and sent
 * @param operations that it tried
 * @param serverErrors answers of 500 and above
 * @param breaks answers that are not as the description says, or should not have been given
 * @param troubles of its own: what it could not try
 * @param lines each finding in words
 */
record FuzzReport(int requests, int operations, int serverErrors, int breaks, int troubles, List<String> lines) {
    static final FuzzReport NONE = new FuzzReport(0, 0, 0, 0, 0, List.of());
    private static final Set<String> SERVER_ERRORS = Set.of("ServerError", "ContentTypeServerError");

    FuzzReport {
        lines = List.copyOf(lines);
    }

    static FuzzReport read(String report) {
        var json = Json.MAPPER.readTree(report);
        var lines = new ArrayList<String>();
        int serverErrors = 0;
        int breaks = 0;
        for (var failure : json.path("failures")) {
            var count = failure.path("count").asInt(1);
            if (SERVER_ERRORS.contains(failure.path("type").asString(""))) {
                serverErrors += count;
            } else {
                breaks += count;
            }
            lines.add(count + " x " + failure.path("title").asString("") + ": "
                    + String.join(", ", operations(failure.path("operations"))));
        }
        int troubles = 0;
        for (var error : json.path("errors")) {
            troubles += error.path("count").asInt(1);
            lines.add(error.path("count") + " x " + error.path("title").asString(""));
        }
        return new FuzzReport(
                json.path("test_cases").path("generated").asInt(0),
                json.path("operations").path("tested").asInt(0),
                serverErrors,
                breaks,
                troubles,
                lines);
    }

    private static List<String> operations(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    FuzzReport and(FuzzReport other) {
        var all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new FuzzReport(
                requests + other.requests,
                operations + other.operations,
                serverErrors + other.serverErrors,
                breaks + other.breaks,
                troubles + other.troubles,
                all);
    }
}
