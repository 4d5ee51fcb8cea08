package com.vomeet.bot.page;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A node of a YAML file that knows where it stands, so that every complaint can say it. */
record Place(String file, String path, JsonNode node) {
    Place at(String name) {
        return new Place(file, path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /** The same; may be missing. */
    Place optional(String name) {
        return at(name);
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean isMissing() {
        return node.isMissingNode();
    }

    BadCueSheet wrong(String problem) {
        return new BadCueSheet(file, path, problem);
    }

    /** Refuses names that nobody would read. */
    void allow(String... names) {
        if (!node.isObject()) {
            throw wrong("must have fields " + List.of(names));
        }
        var allowed = Set.of(names);
        for (var name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw at(name).wrong("is not known here; known are " + List.of(names));
            }
        }
    }

    List<String> names() {
        if (!node.isObject() && !isMissing()) {
            throw wrong("must have named fields");
        }
        return List.copyOf(node.propertyNames());
    }

    String text(String name) {
        var child = node.path(name);
        if (!child.isString() || child.asString("").isBlank()) {
            throw at(name).wrong("must be a text");
        }
        return child.asString("");
    }

    String pattern(String name) {
        var text = text(name);
        at(name).checkPattern(text);
        return text;
    }

    void checkPattern(String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw wrong("'" + text + "' is not a regular expression: " + e.getDescription());
        }
    }

    boolean flag(String name) {
        if (!node.path(name).isBoolean()) {
            throw at(name).wrong("must be true or false");
        }
        return node.path(name).asBoolean();
    }

    int number(String name) {
        if (!node.path(name).isInt()) {
            throw at(name).wrong("must be a whole number");
        }
        return node.path(name).asInt();
    }

    List<String> list(String name) {
        return at(name).items();
    }

    /** The texts of a list; none where it is missing. */
    List<String> items() {
        if ((!node.isArray() && !isMissing()) || node.valueStream().anyMatch(item -> !item.isString())) {
            throw wrong("must be a list of texts");
        }
        return node.valueStream().map(item -> item.asString("")).toList();
    }

    List<Integer> numbers() {
        if (!node.isArray() || node.valueStream().anyMatch(item -> !item.isInt())) {
            throw wrong("must be a list of whole numbers");
        }
        return node.valueStream().map(JsonNode::asInt).toList();
    }

    List<Place> elements() {
        return IntStream.range(0, node.isArray() ? node.size() : 0)
                .mapToObj(i -> new Place(file, path + "[" + i + "]", node.path(i)))
                .toList();
    }
}
