package com.vomeet.manager.openapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of the description.
 *
 * @param method in capital letters
 * @param path as it is written there, with names in braces
 */
record Operation(String method, String path, Pattern form, ObjectNode node) {
    static Operation of(String method, String path, ObjectNode node) {
        return new Operation(method.toUpperCase(Locale.ROOT), path, form(path), node);
    }

    private static Pattern form(String path) {
        return Pattern.compile(
                Arrays.stream(path.split("/", -1)).map(Operation::part).collect(Collectors.joining("/")));
    }

    /** A part that is called {@code path} may itself have slashes. */
    private static String part(String part) {
        if (part.equals("{path}")) {
            return ".+";
        }
        return part.startsWith("{") ? "[^/]+" : Pattern.quote(part);
    }

    boolean fits(String asked) {
        return form.matcher(asked).matches();
    }

    long literalParts() {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.startsWith("{"))
                .count();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
