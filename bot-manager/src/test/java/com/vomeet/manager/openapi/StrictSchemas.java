package com.vomeet.manager.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.vomeet.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of the description, closed: clients are told to ignore members that they do not know, but the server must not send one
 * that is not written down.
 */
final class StrictSchemas {
    private static final Set<String> MAPS = Set.of("properties");
    private static final Set<String> LISTS = Set.of("oneOf", "anyOf");
    private static final Set<String> SINGLE = Set.of("items", "additionalProperties");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();
    private final ApiFile file;

    StrictSchemas(ApiFile file) {
        this.file = file;
    }

    /** What is wrong with the value; nothing when it fits. */
    List<String> problems(JsonNode schema, JsonNode value) {
        var checked = known.computeIfAbsent(schema, given -> registry.getSchema(closed(given, false)));
        return checked.validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /**
     * The schema without references, and without room for members that it does not name.
     *
     * @param open a part of a whole that has members of its own: the whole is closed instead
     */
    private JsonNode closed(JsonNode given, boolean open) {
        var schema = file.follow(given);
        if (!schema.isObject()) {
            return schema;
        }
        var made = Json.MAPPER.createObjectNode();
        schema.properties().forEach(member -> {
            var name = member.getKey();
            var value = member.getValue();
            if (MAPS.contains(name)) {
                var all = made.putObject(name);
                value.properties().forEach(one -> all.set(one.getKey(), closed(one.getValue(), false)));
            } else if (LISTS.contains(name) || name.equals("allOf")) {
                var all = made.putArray(name);
                var part = name.equals("allOf") || schema.has("properties");
                value.forEach(one -> all.add(closed(one, open || part)));
            } else if (SINGLE.contains(name)) {
                made.set(name, closed(value, false));
            } else if (!name.equals("examples") && !name.equals("description")) {
                made.set(name, value);
            }
        });
        if (!open) {
            close(made);
        }
        return made;
    }

    private static void close(ObjectNode schema) {
        if (schema.has("allOf")) {
            schema.put("unevaluatedProperties", false);
        } else if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
    }
}
