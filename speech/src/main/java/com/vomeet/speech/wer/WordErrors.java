package com.vomeet.speech.wer;

import java.util.List;

/**
 * The fewest substitutions, deletions and insertions that make the recognised words of the said ones.
 *
 * @param words how many were said
 */
public record WordErrors(int substitutions, int deletions, int insertions, int words) {
    public static final WordErrors NONE = new WordErrors(0, 0, 0, 0);

    public WordErrors {
        if (substitutions < 0 || deletions < 0 || insertions < 0 || substitutions + deletions > words) {
            throw new IllegalArgumentException(
                    substitutions + " + " + deletions + " + " + insertions + " errors in " + words + " words");
        }
    }

    public static WordErrors between(String said, String recognised) {
        return between(PlainWords.of(said), PlainWords.of(recognised));
    }

    static WordErrors between(List<String> said, List<String> recognised) {
        // Each row holds, for one said word more, the best way to the first j recognised ones.
        var row = new WordErrors[recognised.size() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = new WordErrors(0, 0, j, 0);
        }
        for (var word : said) {
            var left = row[0].deleted();
            var diagonal = row[0];
            row[0] = left;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal.heard(word.equals(recognised.get(j - 1)));
                diagonal = row[j];
                left = best(replaced, diagonal.deleted(), left.inserted());
                row[j] = left;
            }
        }
        return row[recognised.size()];
    }

    private static WordErrors best(WordErrors first, WordErrors second, WordErrors third) {
        var best = second.errors() < first.errors() ? second : first;
        return third.errors() < best.errors() ? third : best;
    }

    private WordErrors heard(boolean rightly) {
        return new WordErrors(substitutions + (rightly ? 0 : 1), deletions, insertions, words + 1);
    }

    private WordErrors deleted() {
        return new WordErrors(substitutions, deletions + 1, insertions, words + 1);
    }

    private WordErrors inserted() {
        return new WordErrors(substitutions, deletions, insertions + 1, words);
    }

    public WordErrors plus(WordErrors other) {
        return new WordErrors(
                substitutions + other.substitutions,
                deletions + other.deletions,
                insertions + other.insertions,
                words + other.words);
    }

    public int errors() {
        return substitutions + deletions + insertions;
    }

    /** Errors per said word; of nothing said, 0 when nothing was recognised and 1 otherwise. */
    public double rate() {
        if (words == 0) {
            return errors() == 0 ? 0 : 1;
        }
        return (double) errors() / words;
    }
}
