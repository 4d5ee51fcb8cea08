package com.vomeet.manager.openapi;

import com.vomeet.contract.Json;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the description promises, held against what came: path, method, status, media type, headers and every member. */
public final class Contract {
    private static final Set<String> NOT_DESCRIBED = Set.of("OPTIONS", "HEAD");
    private static final int SHOWN = 600;

    private final ApiFile file = ApiFile.served();
    private final StrictSchemas schemas = new StrictSchemas(file);
    private final DescribedHeaders headers = new DescribedHeaders(file, schemas);
    /** Also of answers that the description leaves out. */
    private final JsonNode always =
            Json.MAPPER.createObjectNode().set("X-Request-Id", file.root().at("/components/headers/RequestId"));

    /** What was asked and what came; the body is null where it was read as a stream. */
    public record Exchange(
            String method,
            String path,
            int status,
            HttpHeaders headers,
            @Nullable String body) {
        String media() {
            var type = headers.firstValue("Content-Type").orElse("");
            return type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        }

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(text());
            } catch (JacksonException e) {
                throw new AssertionError(this + " is no JSON", e);
            }
        }

        private String text() {
            return body == null ? "" : body;
        }

        @Override
        public String toString() {
            var text = text();
            return method + " " + path + " -> " + status + " " + media() + " "
                    + text.substring(0, Math.min(SHOWN, text.length()));
        }
    }

    /** Fails the test that got an answer which is not in the description. */
    public void check(Exchange exchange) {
        requireHeaders(exchange, always);
        if (NOT_DESCRIBED.contains(exchange.method()) || leadsOn(exchange)) {
            return;
        }
        var operation = file.find(exchange.method(), exchange.path());
        if (operation.isEmpty()) {
            checkUnknown(exchange);
            return;
        }
        var answer = file.follow(operation.get().node().path("responses").path(String.valueOf(exchange.status())));
        require(!answer.isMissingNode(), exchange, "the description has no such status");
        requireHeaders(exchange, answer.path("headers"));
        checkContent(exchange, answer.path("content"));
    }

    private void requireHeaders(Exchange exchange, JsonNode described) {
        var problems = headers.problems(described, exchange.headers());
        require(problems.isEmpty(), exchange, String.join("\n", problems));
    }

    /** From a path with a slash too many. */
    private static boolean leadsOn(Exchange exchange) {
        return exchange.path().endsWith("/") && exchange.status() == 307;
    }

    /** A path that is not described has to be one that is not there. */
    private void checkUnknown(Exchange exchange) {
        var expected = file.knows(exchange.path()) ? 405 : 404;
        require(
                exchange.status() == expected,
                exchange,
                "the description has no such " + (expected == 405 ? "method" : "path"));
        requireFits(exchange, file.root().at("/components/schemas/Error"));
    }

    private void checkContent(Exchange exchange, JsonNode content) {
        var body = exchange.body();
        if (content.isEmpty()) {
            require(body == null || body.isEmpty(), exchange, "the description has no body");
            return;
        }
        var described = content.get(exchange.media());
        require(described != null, exchange, "the description has no such media type");
        if (body != null && exchange.media().equals("application/json")) {
            requireFits(exchange, described.path("schema"));
        }
    }

    private void requireFits(Exchange exchange, JsonNode schema) {
        var problems = schemas.problems(schema, exchange.json());
        require(problems.isEmpty(), exchange, "the description says otherwise:\n  " + String.join("\n  ", problems));
    }

    /** What is wrong with the body of a webhook, classic or in its envelope. */
    public List<String> webhookProblems(JsonNode body) {
        var event = body.path("event").asString(body.path("type").asString(""));
        var described = file.root().path("webhooks").path(event);
        return described.isMissingNode()
                ? List.of("the description has no webhook " + event)
                : schemas.problems(described.at("/post/requestBody/content/application~1json/schema"), body);
    }

    /** What is wrong with a value of {@code components/schemas}, of a frame for example. */
    public List<String> problems(String schema, JsonNode value) {
        return schemas.problems(file.root().at("/components/schemas/" + schema), value);
    }

    private static void require(boolean holds, Exchange exchange, String why) {
        if (!holds) {
            throw new AssertionError(exchange + "\n" + why);
        }
    }
}
