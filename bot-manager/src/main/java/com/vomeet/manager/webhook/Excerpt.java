package com.vomeet.manager.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** How an answer begins, as text that can be shown. */
final class Excerpt {
    /** More is not read of any answer. */
    static final int MOST_BYTES = 16_384;

    static final int MOST_SHOWN = 500;

    private Excerpt() {}

    static String of(InputStream answer) throws IOException {
        return shown(new String(answer.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }

    /** What strangers answer becomes a line of plain text; PostgreSQL stores no NUL. */
    static String shown(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= MOST_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }
}
