package com.vomeet.e2e.monitoring;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alert rules that the chart brings. */
record Alerts(List<JsonNode> rules) {
    static final Path FILE = Tree.ROOT.resolve("chart/files/alerts.yaml");

    /** A figure's name with what is asked of its labels. */
    private static final Pattern SELECTOR = Pattern.compile("\\b(?:vomeet|jvm|process)_\\w+(?:\\{[^}]*})?");

    private static final Pattern REASONS = Pattern.compile("\\breason=~?\\s*\"([^\"]*)\"");

    Alerts {
        rules = List.copyOf(rules);
    }

    static Alerts read() {
        return new Alerts(new YAMLMapper()
                .readTree(Tree.text(FILE))
                .at("/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList());
    }

    /** What they ask. */
    Stream<String> expressions() {
        return rules.stream().map(rule -> rule.path("expr").asString());
    }

    /** What the rules ask a Prometheus for. */
    List<String> selectors() {
        return expressions()
                .flatMap(text -> SELECTOR.matcher(text).results())
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** The words of bots' ends that the rules are about. */
    List<String> reasons() {
        return selectors().stream()
                .filter(selector -> selector.startsWith("vomeet_bot_ends_total"))
                .flatMap(text -> REASONS.matcher(text).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|", -1)))
                .distinct()
                .toList();
    }
}
