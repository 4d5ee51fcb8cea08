package com.vomeet.manager.metric;

import com.vomeet.manager.Client;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text of metrics, as a Prometheus reads it. */
public record Scraped(Map<String, Double> values) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z]\\w*(?:\\{[^}]*})?) (\\S+)$");

    /** What a manager tells now. */
    static Scraped at(URI base) {
        try (var anybody = new Client(base, null)) {
            return of(anybody.get("/metrics").expect(200).asString());
        }
    }

    public static Scraped of(String text) {
        return new Scraped(LINE.matcher(text)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> number(line.group(2)))));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** @param series with its labels in the order of the alphabet: {@code vomeet_bots{status="active"}} */
    public double value(String series) {
        var value = values.get(series);
        if (value == null) {
            throw new AssertionError("no " + series + " among " + values.keySet());
        }
        return value;
    }

    /** All of that name, with any labels. */
    List<String> series(String name) {
        return values.keySet().stream()
                .filter(series -> series.equals(name) || series.startsWith(name + "{"))
                .sorted()
                .toList();
    }
}
