package com.vomeet.manager.openapi;

import com.vomeet.contract.Json;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An answer's headers held against the description: one that is {@code required} has to be there, and each that is has to fit. */
final class DescribedHeaders {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final ApiFile file;
    private final StrictSchemas schemas;

    DescribedHeaders(ApiFile file, StrictSchemas schemas) {
        this.file = file;
        this.schemas = schemas;
    }

    /**
     * What is wrong with them; nothing when they fit.
     *
     * @param described the {@code headers} of a response; missing: none are
     */
    List<String> problems(JsonNode described, HttpHeaders headers) {
        return described.properties().stream()
                .flatMap(one -> problems(one.getKey(), file.follow(one.getValue()), headers))
                .toList();
    }

    private Stream<String> problems(String name, JsonNode header, HttpHeaders headers) {
        var values = headers.allValues(name);
        if (values.isEmpty()) {
            return header.path("required").asBoolean(false) ? Stream.of("it has no " + name) : Stream.empty();
        }
        var schema = file.follow(header.path("schema"));
        return values.stream()
                .flatMap(value -> schemas.problems(schema, node(schema, value)).stream()
                        .map(problem -> name + " is " + value + problem));
    }

    /** A header is text; where the description says that it is a number, the number that it spells. */
    private static JsonNode node(JsonNode schema, String value) {
        var nodes = Json.MAPPER.getNodeFactory();
        return schema.path("type").asString("").equals("integer")
                        && WHOLE.matcher(value).matches()
                ? nodes.numberNode(Long.parseLong(value))
                : nodes.stringNode(value);
    }
}
