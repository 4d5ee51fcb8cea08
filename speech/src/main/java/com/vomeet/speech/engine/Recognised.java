package com.vomeet.speech.engine;

import java.util.List;

/**
 * An utterance as it is understood so far.
 *
 * @param start seconds since the first sample of the session; the first word's
 * @param text blank if what was shown before turned out to be nothing; only while it is not completed
 * @param completed false while it may still be replaced by the next result
 */
public record Recognised(double start, double end, String text, boolean completed, List<Word> words) {
    /** @param probability how sure the engine is, 0 to 1; of an unfinished utterance it is not known and 1 */
    public record Word(String word, double start, double end, double probability) {
        public Word {
            if (word.isBlank() || start < 0 || end < start) {
                throw new IllegalArgumentException("not a word with times: '" + word + "' " + start + " to " + end);
            }
        }
    }

    public Recognised {
        if ((completed && text.isBlank()) || start < 0 || end < start) {
            throw new IllegalArgumentException("not a text with times: '" + text + "' " + start + " to " + end);
        }
        words = List.copyOf(words);
    }

    /** What the words say; there must be at least one. */
    static Recognised of(List<Word> words, boolean completed) {
        var text = String.join(" ", words.stream().map(Word::word).toList());
        return new Recognised(words.getFirst().start(), words.getLast().end(), text, completed, words);
    }

    /** There was nothing, though something had been shown. */
    static Recognised takenBack(double start, double end) {
        return new Recognised(start, end, "", false, List.of());
    }

    /** The mean of the words' probabilities. */
    public double confidence() {
        return words.stream().mapToDouble(Word::probability).average().orElse(1);
    }
}
