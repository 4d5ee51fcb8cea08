package com.vomeet.bot.page;

import com.vomeet.contract.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the rules of cues and controls: the words that must be seen, and where. */
final class CueRules {
    /** Words whose texts stand by language. */
    private static final List<String> TEXTS =
            List.of("text", "text_is", "text_matches", "label", "label_matches", "button");

    private static final List<String> CONDITIONS =
            List.of("selector", "host", "path", "within", "present", "at_least_pixels");
    private static final Set<String> NOT_ALONE = Set.of("within", "present", "at_least_pixels");

    private CueRules() {}

    /** The rule at a place, which may have the other words besides. */
    static ObjectNode rule(Place place, String... others) {
        place.allow(Stream.of(TEXTS.stream(), CONDITIONS.stream(), Arrays.stream(others))
                .flatMap(words -> words)
                .toArray(String[]::new));
        var rule = Json.MAPPER.createObjectNode();
        for (var word : TEXTS) {
            if (place.has(word)) {
                var texts = rule.putArray(word);
                byLanguage(place.at(word), word).forEach(texts::add);
            }
        }
        conditions(place, rule);
        if (NOT_ALONE.containsAll(rule.propertyNames())) {
            throw place.wrong("has no word that could be seen: one of " + TEXTS + ", selector, host, path");
        }
        return rule;
    }

    private static void conditions(Place place, ObjectNode rule) {
        for (var word : List.of("selector", "within")) {
            if (place.has(word)) {
                rule.put(word, place.text(word));
            }
        }
        for (var word : List.of("host", "path")) {
            if (place.has(word)) {
                var values = rule.putArray(word);
                place.list(word).forEach(values::add);
            }
        }
        if (place.has("present")) {
            rule.put("present", place.flag("present"));
        }
        if (place.has("at_least_pixels")) {
            var sizes = place.at("at_least_pixels").numbers();
            if (sizes.size() != 2) {
                throw place.at("at_least_pixels").wrong("must be [width, height]");
            }
            var size = rule.putArray("at_least_pixels");
            sizes.forEach(size::add);
        }
    }

    private static List<String> byLanguage(Place place, String word) {
        var texts = place.names().stream()
                .flatMap(language -> place.list(language).stream())
                .toList();
        if (texts.isEmpty()) {
            throw place.wrong("must have texts by language, for example {en: [Join now]}");
        }
        if (word.endsWith("_matches")) {
            texts.forEach(place::checkPattern);
        }
        return texts;
    }

    /** A list of ways to find something, in order; {@code more} are texts that they may have besides. */
    static void ways(Place place, ArrayNode into, String... more) {
        var ways = place.elements();
        if (ways.isEmpty()) {
            throw place.wrong("must be a list of at least one way to find it");
        }
        for (var way : ways) {
            way.text("source");
            var rule = rule(
                    way, Stream.concat(Stream.of("source"), Arrays.stream(more)).toArray(String[]::new));
            for (var word : more) {
                if (way.has(word)) {
                    rule.put(word, way.text(word));
                }
            }
            into.add(rule);
        }
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word, Place place) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> place.wrong("'" + word + "' is none of " + List.of(type.getEnumConstants())));
    }
}
