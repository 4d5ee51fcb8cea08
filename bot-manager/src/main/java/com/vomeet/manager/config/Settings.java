package com.vomeet.manager.config;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.FieldProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/** Typed access to environment variables that notes problems instead of throwing, and remembers which names were asked for. */
final class Settings {
    private final Map<String, String> environment;
    /** Each problem once, in the order in which they were found: some settings are asked for twice. */
    private final Set<FieldProblem> problems = new LinkedHashSet<>();

    private final Set<String> known = new TreeSet<>();

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    Set<String> known() {
        return Set.copyOf(known);
    }

    void problem(String name, String what) {
        problems.add(new FieldProblem(name, what));
    }

    Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    String required(String name, String what) {
        return text(name).orElseGet(() -> {
            problem(name, "is missing: " + what);
            return "";
        });
    }

    Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    int number(String name, int otherwise, int least, int most) {
        return text(name)
                .map(word -> {
                    try {
                        var value = Integer.parseInt(word);
                        if (value >= least && value <= most) {
                            return value;
                        }
                    } catch (NumberFormatException e) {
                        // falls through to the one message
                    }
                    problem(name, "must be a whole number from " + least + " to " + most + ", not '" + word + "'");
                    return otherwise;
                })
                .orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(word -> switch (word.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        problem(name, "must be true or false, not '" + word + "'");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    Duration millis(String name, Duration otherwise) {
        return Duration.ofMillis(number(name, (int) otherwise.toMillis(), 1, Integer.MAX_VALUE));
    }

    /** Like {@link #millis}, with 0 for none at all. */
    Duration millisOrNone(String name, Duration otherwise) {
        return Duration.ofMillis(number(name, (int) otherwise.toMillis(), 0, Integer.MAX_VALUE));
    }

    Optional<URI> url(String name, String... schemes) {
        return text(name).flatMap(word -> {
            try {
                var uri = URI.create(word);
                if (uri.getHost() != null && Arrays.asList(schemes).contains(uri.getScheme())) {
                    return Optional.of(uri);
                }
            } catch (IllegalArgumentException e) {
                // falls through to the one message, which does not quote: an address may hold a password
            }
            problem(name, "must be an address that begins with " + String.join(":// or ", schemes) + "://");
            return Optional.empty();
        });
    }

    List<String> words(String name) {
        return text(name).stream()
                .flatMap(s -> Arrays.stream(s.split(",", -1)))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    List<String> jsonList(String name) {
        return text(name)
                .map(word -> {
                    try {
                        var list = List.of(Json.read(word, String[].class));
                        if (!list.isEmpty()) {
                            return list;
                        }
                    } catch (JacksonException | NullPointerException e) {
                        // falls through to the one message
                    }
                    problem(name, "must be a JSON list of words, the program first");
                    return List.<String>of();
                })
                .orElse(List.of());
    }
}
