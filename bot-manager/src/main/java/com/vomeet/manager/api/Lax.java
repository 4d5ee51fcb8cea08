package com.vomeet.manager.api;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;

/** Values in other clothes, as the first vomeet took them where it had these fields: clients in shell scripts write all as text. */
final class Lax {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Set<String> YES = Set.of("1", "on", "t", "true", "y", "yes");
    private static final Set<String> NO = Set.of("0", "off", "f", "false", "n", "no");

    private Lax() {}

    /** A whole number that is written as text becomes one; all else stays what it is. */
    static JsonNode whole(JsonNode node) {
        return node.isString() && WHOLE.matcher(node.stringValue().strip()).matches()
                ? LongNode.valueOf(Long.parseLong(node.stringValue().strip()))
                : node;
    }

    /** A word or a digit for yes or no becomes that; all else stays what it is. */
    static JsonNode truth(JsonNode node) {
        var word = node.isString() || node.isIntegralNumber()
                ? node.asString().strip().toLowerCase(Locale.ROOT)
                : "";
        if (YES.contains(word)) {
            return BooleanNode.TRUE;
        }
        return NO.contains(word) ? BooleanNode.FALSE : node;
    }
}
