package com.vomeet.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** One environment variable at the place where it is read: the last call of a chain reads it, those before say more about it. */
public final class Setting {
    private static final String HIDDEN = "***";

    private final Settings settings;
    private final String name;
    private final String meaning;
    private String allowed = "";
    private String otherwise = "";
    private String missing = "";
    private UnaryOperator<String> shown = UnaryOperator.identity();

    Setting(Settings settings, String name, String meaning) {
        this.settings = settings;
        this.name = name;
        this.meaning = meaning;
    }

    /** Which values it takes, where its reader does not know that by itself; Markdown. */
    public Setting allowed(String words) {
        allowed = words;
        return this;
    }

    /** What counts when it is not set, where that is no plain value; Markdown. */
    public Setting otherwise(String words) {
        otherwise = words;
        return this;
    }

    /**
     * It has to be set.
     *
     * @param what it should be: said to whoever has not set it
     */
    public Setting required(String what) {
        missing = "is missing: " + what;
        otherwise = otherwise.isEmpty() ? "required" : otherwise;
        return this;
    }

    /** How its value is printed, where a part of it is secret. */
    public Setting shown(UnaryOperator<String> how) {
        shown = how;
        return this;
    }

    /** Blank is unset. */
    public Optional<String> text() {
        return read("text", "none");
    }

    public String text(String usual) {
        return read("text", code(usual)).orElse(usual);
    }

    public Optional<Secret> secret() {
        shown = _ -> HIDDEN;
        return read("text", "none").map(Secret::of);
    }

    public int number(int usual, int least, int most) {
        return (int) decimal(usual, least, most, "a whole number", "\\d{1,10}");
    }

    public double decimal(double usual, double least, double most) {
        return decimal(usual, least, most, "a number", "\\d{1,9}(\\.\\d{1,9})?");
    }

    /** In milliseconds, one at least. */
    public Duration millis(Duration usual) {
        return Duration.ofMillis(number((int) usual.toMillis(), 1, Integer.MAX_VALUE));
    }

    /** In milliseconds; 0 is none at all. */
    public Duration millisOrNone(Duration usual) {
        return Duration.ofMillis(number((int) usual.toMillis(), 0, Integer.MAX_VALUE));
    }

    public boolean flag(boolean usual) {
        return oneOf(Map.of("true", true, "false", false), usual);
    }

    /** @param values by their words, which are compared without looking at the case */
    public <T> T oneOf(Map<String, T> values, T usual) {
        var words = values.keySet().stream().sorted().toList();
        var text = read(
                words.stream().map(Setting::code).collect(Collectors.joining(", ")),
                values.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(usual))
                        .map(entry -> code(entry.getKey()))
                        .findFirst()
                        .orElse("none"));
        if (text.isEmpty()) {
            return usual;
        }
        var value = values.get(text.get().toLowerCase(Locale.ROOT));
        if (value == null) {
            settings.problem(name, "must be " + either(words) + ", not '" + text.get() + "'");
            return usual;
        }
        return value;
    }

    /** An address with a host, in one of the schemes. It is printed without user, password and query. */
    public Optional<URI> url(String... schemes) {
        shown = Setting::withoutSecrets;
        var begins = String.join(":// or ", schemes) + "://";
        return read("an address, `" + begins.replace(" or ", "` or `") + "`", "none")
                .flatMap(text -> {
                    try {
                        var uri = URI.create(text);
                        if (uri.getHost() != null && Arrays.asList(schemes).contains(uri.getScheme())) {
                            return Optional.of(uri);
                        }
                    } catch (IllegalArgumentException e) {
                        // falls through to the one message, which does not quote: an address may hold a password
                    }
                    settings.problem(name, "must be an address that begins with " + begins);
                    return Optional.empty();
                });
    }

    /** Separated by commas. */
    public List<String> words() {
        return read("words, separated by commas", "none").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** At least one word. */
    public List<String> jsonList() {
        return read("a JSON list", "none")
                .map(text -> {
                    try {
                        var list = List.of(Json.read(text, String[].class));
                        if (!list.isEmpty()) {
                            return list;
                        }
                    } catch (JacksonException | NullPointerException e) {
                        // falls through to the one message
                    }
                    settings.problem(name, "must be a JSON list of words, the program first");
                    return List.<String>of();
                })
                .orElse(List.of());
    }

    private double decimal(double usual, double least, double most, String what, String form) {
        var text = read(plain(least) + " … " + plain(most), code(plain(usual)));
        if (text.isEmpty()) {
            return usual;
        }
        var value = text.get().matches(form) ? Double.parseDouble(text.get()) : Double.NaN;
        if (value >= least && value <= most) {
            return value;
        }
        settings.problem(
                name,
                "must be " + what + " from " + plain(least) + " to " + plain(most) + ", not '" + text.get() + "'");
        return usual;
    }

    private Optional<String> read(String kind, String usual) {
        var value = settings.raw(name);
        settings.note(new SettingRow(
                "",
                name,
                meaning,
                allowed.isEmpty() ? kind : allowed,
                otherwise.isEmpty() ? usual : otherwise,
                value.map(shown).orElse("")));
        if (value.isEmpty() && !missing.isEmpty()) {
            settings.problem(name, missing);
        }
        return value;
    }

    /** An address as it may be shown: without user, password and query; three stars for what is none. */
    public static String withoutSecrets(String address) {
        try {
            var uri = URI.create(address);
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost() == null ? HIDDEN : uri.getScheme() + "://" + uri.getHost() + port + uri.getPath();
        } catch (IllegalArgumentException e) {
            return HIDDEN;
        }
    }

    private static String either(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? "" + (long) value : "" + value;
    }
}
