package com.vomeet.manager.metric;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text of metrics, as a Prometheus reads it. */
record Scraped(Map<String, Double> values) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z]\\w*(?:\\{[^}]*})?) (\\S+)$");

    static Scraped of(String text) {
        return new Scraped(LINE.matcher(text)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> number(line.group(2)))));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** @param series with its labels in the order of the alphabet: {@code vomeet_bots{status="active"}} */
    double value(String series) {
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
