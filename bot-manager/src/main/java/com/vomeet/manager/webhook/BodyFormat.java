package com.vomeet.manager.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an endpoint wants to be told. */
public enum BodyFormat {
    /** As the first vomeet told it. */
    CLASSIC,
    /** A versioned envelope round what is told. */
    ENVELOPE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(BodyFormat::wire).toList();
    }

    public static Optional<BodyFormat> find(String word) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(word))
                .findFirst();
    }
}
