package com.vomeet.e2e.page;

import com.vomeet.bot.page.CueSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The cue file as it is written, independently of how the bot reads it. */
final class CueFacts {
    private static final Set<String> SELECTORS = Set.of("selector", "within", "tile", "self", "silent");
    static final JsonNode FILE = read();

    /** @param name as in evidence: {@code lobby.asking} */
    record Cue(String name, JsonNode rule) {
        String trust() {
            return rule.path("trust").asString("");
        }

        boolean misleads() {
            return trust().equals("X");
        }
    }

    private CueFacts() {}

    private static JsonNode read() {
        try (var in = CueSheet.class.getResourceAsStream("/platforms/google_meet.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Cue> cues() {
        return FILE.path("stages").properties().stream()
                .flatMap(stage -> stage.getValue().path("cues").properties().stream()
                        .map(cue ->
                                new Cue(stage.getKey().toLowerCase(Locale.ROOT) + "." + cue.getKey(), cue.getValue())))
                .toList();
    }

    /** Every place in the file that says on what it rests. */
    static List<String> sources() {
        return fields(FILE)
                .filter(field -> field.getKey().equals("source"))
                .map(field -> field.getValue().asString(""))
                .toList();
    }

    static List<String> selectors() {
        var all = new ArrayList<>(fields(FILE)
                .filter(field -> SELECTORS.contains(field.getKey()))
                .filter(field -> field.getValue().isString())
                .map(field -> field.getValue().asString(""))
                .toList());
        FILE.path("people").path("name").valueStream().forEach(name -> all.add(name.asString("")));
        return List.copyOf(all);
    }

    static List<String> patterns() {
        var all = new ArrayList<String>();
        all.add(FILE.path("people").path("not_a_name").asString(""));
        fields(FILE)
                .filter(field -> field.getKey().endsWith("_matches"))
                .flatMap(field -> field.getValue().valueStream())
                .flatMap(JsonNode::valueStream)
                .forEach(pattern -> all.add(pattern.asString("")));
        return List.copyOf(all);
    }

    private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        var own = node.isObject() ? node.properties().stream() : Stream.<Map.Entry<String, JsonNode>>empty();
        return Stream.concat(own, node.valueStream().flatMap(CueFacts::fields));
    }
}
