package com.vomeet.contract.whisper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as a WhisperLive server sends it.
 *
 * @param start seconds since the connection's first audio; stock servers write text with three decimals, some write numbers
 * @param completed false for the last one while it may still change
 * @param words this product's speech server adds them; other servers send none
 */
public record WireSegment(
        String start,
        String end,
        String text,
        boolean completed,
        @Nullable String language,
        @Nullable Double confidence,
        @Nullable List<Word> words) {
    /** @param start seconds since the connection's first audio */
    public record Word(String word, double start, double end, double probability) {}

    public WireSegment {
        words = words == null ? null : List.copyOf(words);
    }

    public double startSeconds() {
        return Double.parseDouble(start);
    }

    public double endSeconds() {
        return Double.parseDouble(end);
    }
}
