package com.vomeet.e2e.chart;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single values of a tree: what is no mapping, or an empty one. */
record Leaves(List<Leaf> all) {
    record Leaf(List<String> path, JsonNode value) {
        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    static Leaves of(JsonNode tree) {
        var found = new ArrayList<Leaf>();
        collect(List.of(), tree, found);
        return new Leaves(List.copyOf(found));
    }

    private static void collect(List<String> path, JsonNode node, List<Leaf> found) {
        if (node.isObject() && !node.isEmpty()) {
            node.forEachEntry((name, child) -> {
                var deeper = new ArrayList<>(path);
                deeper.add(name);
                collect(List.copyOf(deeper), child, found);
            });
        } else {
            found.add(new Leaf(path, node));
        }
    }

    /** A value that no schema accepts where the given one is accepted. */
    static JsonNode ofAnotherType(JsonNode value) {
        var json = JsonNodeFactory.instance;
        return value.isArray() ? json.booleanNode(true) : json.arrayNode().add(true);
    }
}
