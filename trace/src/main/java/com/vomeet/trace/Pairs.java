package com.vomeet.trace;

import com.vomeet.contract.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code a=1,b=2}, as the variables of OpenTelemetry have it. */
final class Pairs {
    private Pairs() {}

    /** What is wrong is not quoted: it may be a key. */
    static <T> Map<String, T> read(Settings settings, String name, String text, Function<String, T> value) {
        var pairs = new LinkedHashMap<String, T>();
        for (var pair : text.split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            var parts = pair.strip().split("=", 2);
            var decoded = parts.length == 2 ? decoded(parts[1].strip()) : Optional.<String>empty();
            if (decoded.isEmpty() || parts[0].isBlank()) {
                settings.problem(name, "must be name=value with commas between, values percent-encoded");
                return Map.of();
            }
            pairs.put(parts[0].strip(), value.apply(decoded.get()));
        }
        return pairs;
    }

    /** A plus sign is one: only the percent sign is special. */
    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
