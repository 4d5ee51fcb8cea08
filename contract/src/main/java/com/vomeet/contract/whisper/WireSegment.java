package com.vomeet.contract.whisper;

import static java.util.Objects.requireNonNull;

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

    /** Refuses what a server should not send, so that it is seen where it is read and not where it is used. */
    public WireSegment {
        requireNonNull(text, "text");
        requireSeconds(start);
        requireSeconds(end);
        words = words == null ? null : List.copyOf(words);
    }

    private static void requireSeconds(String time) {
        if (!Double.isFinite(Double.parseDouble(requireNonNull(time, "time")))) {
            throw new IllegalArgumentException("'" + time + "' is no number of seconds");
        }
    }

    public double startSeconds() {
        return Double.parseDouble(start);
    }

    public double endSeconds() {
        return Double.parseDouble(end);
    }
}
