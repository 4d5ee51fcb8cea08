package com.vomeet.bot.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as the engine understood it, on the meeting's clock.
 *
 * @param startMillis Unix milliseconds by the page's clock, as all times here
 * @param finished false while it may still change
 * @param words empty where the server gives none
 */
public record Heard(
        double startMillis,
        double endMillis,
        String text,
        boolean finished,
        @Nullable String language,
        @Nullable Double confidence,
        List<Word> words) {
    public Heard {
        words = List.copyOf(words);
        endMillis = Math.max(startMillis, endMillis);
    }

    Heard in(@Nullable String otherLanguage) {
        return new Heard(startMillis, endMillis, text, finished, otherLanguage, confidence, words);
    }

    public record Word(String text, double startMillis, double endMillis, double probability) {
        public double middle() {
            return (startMillis + endMillis) / 2;
        }
    }
}
