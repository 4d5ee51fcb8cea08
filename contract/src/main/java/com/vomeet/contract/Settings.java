package com.vomeet.contract;

import com.vomeet.contract.bot.FieldProblem;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A program's environment variables: read with every problem noted, so that all can be named at once. For one thread. */
public final class Settings {
    /** Kubernetes puts the addresses of services into the same name space: those are nobody's mistake. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(".*_(SERVICE_HOST|(SERVICE_)?PORT(_.*)?)");

    private final Map<String, String> environment;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Blank is unset. */
    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public int number(String name, int otherwise, int least, int most) {
        return (int) decimal(name, otherwise, least, most, "a whole number", "\\d{1,9}");
    }

    public double decimal(String name, double otherwise, double least, double most) {
        return decimal(name, otherwise, least, most, "a number", "\\d{1,9}(\\.\\d{1,9})?");
    }

    private double decimal(String name, double otherwise, double least, double most, String what, String form) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var value = text.get().matches(form) ? Double.parseDouble(text.get()) : Double.NaN;
        if (value >= least && value <= most) {
            return value;
        }
        problem(
                name,
                "must be " + what + " from " + plain(least) + " to " + plain(most) + ", not '" + text.get() + "'");
        return otherwise;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? "" + (long) value : "" + value;
    }

    /** An address with a host, in one of the schemes. */
    public Optional<URI> url(String name, String... schemes) {
        return text(name).flatMap(text -> {
            try {
                var uri = URI.create(text);
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

    /** Separated by commas. */
    public List<String> words(String name) {
        return text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    public void problem(String name, String what) {
        problems.add(new FieldProblem(name, what));
    }

    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** Variables that look like this program's and that nobody has asked for. */
    public List<String> unknown(String prefix) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> !known.contains(name))
                .filter(name -> !OF_A_SERVICE.matcher(name).matches())
                .sorted()
                .toList();
    }
}
