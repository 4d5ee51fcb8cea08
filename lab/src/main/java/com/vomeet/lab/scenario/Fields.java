package com.vomeet.lab.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The fields of one mapping; collects what is wrong with them, under their full path, and goes on with a stand-in. */
final class Fields {
    private static final Pattern TIME = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ?(ms|s|m)");
    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    Fields(String path, JsonNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(new Problem(path.isEmpty() ? "scenario" : path, "must be a mapping"));
        }
    }

    boolean has(String name) {
        asked.add(name);
        return node.has(name) && !node.get(name).isNull();
    }

    String text(String name) {
        if (!has(name)) {
            wrong(name, "is missing");
            return "";
        }
        return text(name, "");
    }

    String text(String name, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var value = node.get(name);
        if (value.isContainer()) {
            wrong(name, "must be a text");
            return otherwise;
        }
        return value.asString().strip();
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        var value = node.get(name);
        if (!value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value.asBoolean(false);
    }

    /** A time such as {@code 800ms}, {@code 1.5s}, {@code 2m}. */
    Duration time(String name, Duration otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return parseTime(text(name, "")).orElseGet(() -> {
            wrong(name, "must be a time such as 800ms, 1.5s or 2m");
            return otherwise;
        });
    }

    /** As {@link #time}, but nothing that lies in the past. */
    Duration delay(String name, Duration otherwise) {
        var time = time(name, otherwise);
        if (time.isNegative()) {
            wrong(name, "must not be negative");
            return otherwise;
        }
        return time;
    }

    static Optional<Duration> parseTime(String text) {
        var match = TIME.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var unit = switch (match.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
        return Optional.of(Duration.ofMillis(new BigDecimal(match.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue()));
    }

    <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var text = text(name, "");
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> wire(e).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    wrong(
                            name,
                            "must be one of "
                                    + Arrays.stream(type.getEnumConstants())
                                            .map(Fields::wire)
                                            .collect(Collectors.joining(", "))
                                    + "; is '" + text + "'");
                    return otherwise;
                });
    }

    private static String wire(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    Optional<Fields> mapping(String name) {
        return has(name) ? Optional.of(new Fields(at(name), node.get(name), problems)) : Optional.empty();
    }

    List<Fields> list(String name) {
        var found = new ArrayList<Fields>();
        if (has(name)) {
            if (node.get(name).isArray()) {
                var index = 0;
                for (var item : node.get(name)) {
                    found.add(new Fields(at(name) + "[" + index++ + "]", item, problems));
                }
            } else {
                wrong(name, "must be a list");
            }
        }
        return found;
    }

    /** To be called last: a field that nobody asked for is most likely misspelt. */
    void nothingElse() {
        node.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> wrong(name, "is not a field of this"));
    }

    void wrong(String name, String what) {
        problems.add(new Problem(at(name), what));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
