package com.vomeet.cli.client;

import com.vomeet.contract.Json;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The server said no; the message is what a person needs to read. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    ApiException(String what, int status, String body) {
        super(what + " was refused (" + status + "): " + detail(body));
        this.status = status;
    }

    public int status() {
        return status;
    }

    private static String detail(String body) {
        try {
            var json = Json.MAPPER.readTree(body);
            var detail = json.path("detail");
            var meeting = json.path("meeting_id");
            var text = detail.isArray()
                    ? detail.valueStream().map(ApiException::problem).collect(Collectors.joining("; "))
                    : detail.asString(detail.isMissingNode() ? body : detail.toString());
            return meeting.isIntegralNumber() ? text + " (meeting " + meeting.longValue() + ")" : text;
        } catch (JacksonException e) {
            return body;
        }
    }

    /** A rule of the server speaks for itself; of anything else it must be said which field is meant. */
    private static String problem(JsonNode problem) {
        var text = problem.path("msg").asString(problem.toString());
        var rule = "Value error, ";
        if (text.startsWith(rule)) {
            return text.substring(rule.length());
        }
        var field = problem.path("loc")
                .valueStream()
                .skip(1)
                .map(JsonNode::asString)
                .collect(Collectors.joining("."));
        return field.isEmpty() ? text : field + ": " + text;
    }
}
