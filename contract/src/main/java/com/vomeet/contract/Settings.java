package com.vomeet.contract;

import com.vomeet.contract.bot.FieldProblem;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program's environment variables: read with every problem noted, so that all can be named at once, and explained where they are read,
 * so that what is printed and what is documented comes from there. For one thread.
 */
public final class Settings {
    /** Kubernetes puts the addresses of services into the same name space: those are nobody's mistake. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(".*_(SERVICE_HOST|(SERVICE_)?PORT(_.*)?)");

    private final Map<String, String> environment;
    /** Each problem once, in the order in which they were found: some settings are asked for twice. */
    private final Set<FieldProblem> problems = new LinkedHashSet<>();

    private final Map<String, SettingRow> rows = new LinkedHashMap<>();
    private String group = "";

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What is read from now on belongs together. */
    public void group(String title) {
        group = title;
    }

    /** @param meaning for whoever sets it, in a few words; Markdown */
    public Setting of(String name, String meaning) {
        return new Setting(this, name, meaning);
    }

    /** Blank is unset. */
    public Optional<String> text(String name) {
        return of(name, "").text();
    }

    public int number(String name, int otherwise, int least, int most) {
        return of(name, "").number(otherwise, least, most);
    }

    public double decimal(String name, double otherwise, double least, double most) {
        return of(name, "").decimal(otherwise, least, most);
    }

    /** An address with a host, in one of the schemes. */
    public Optional<URI> url(String name, String... schemes) {
        return of(name, "").url(schemes);
    }

    /** Separated by commas. */
    public List<String> words(String name) {
        return of(name, "").words();
    }

    public void problem(String name, String what) {
        problems.add(new FieldProblem(name, what));
    }

    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** All that was asked for, in that order. */
    public List<SettingRow> rows() {
        return List.copyOf(rows.values());
    }

    /** Variables that look like this program's and that nobody has asked for. */
    public List<String> unknown(String... prefixes) {
        return environment.keySet().stream()
                .filter(name -> List.of(prefixes).stream().anyMatch(name::startsWith))
                .filter(name -> !rows.containsKey(name))
                .filter(name -> !OF_A_SERVICE.matcher(name).matches())
                .sorted()
                .toList();
    }

    Optional<String> raw(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The first who has something to say about a variable explains it. */
    void note(SettingRow row) {
        rows.merge(row.name(), row.in(group), (first, later) -> first.meaning().isEmpty() ? later : first);
    }
}
