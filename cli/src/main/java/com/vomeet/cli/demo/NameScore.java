package com.vomeet.cli.demo;

import com.vomeet.cli.client.TranscriptView;
import java.time.Duration;
import java.util.List;

/**
 * Whether words got the right names. The unit is a recognised word; right means that this person's prompt sounds at the word's middle,
 * give or take 200 ms; words over no prompt are left out.
 */
public record NameScore(int right, int wrong, int unnamed) {
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    public static NameScore of(List<TranscriptView.Line> lines, List<Said> truth) {
        var right = 0;
        var wrong = 0;
        var unnamed = 0;
        for (var line : lines) {
            for (var word : line.words()) {
                var sounding = sounding(word, truth);
                if (sounding.isEmpty()) {
                    continue;
                }
                if (line.speaker() == null) {
                    unnamed++;
                } else if (sounding.contains(line.speaker())) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        return new NameScore(right, wrong, unnamed);
    }

    private static List<String> sounding(TranscriptView.Word word, List<Said> truth) {
        var middle = word.middle();
        return truth.stream()
                .filter(s -> !middle.isBefore(s.from().minus(TOLERANCE)) && !middle.isAfter(s.to().plus(TOLERANCE)))
                .map(Said::person)
                .toList();
    }

    public int words() {
        return right + wrong + unnamed;
    }

    /** The goal of {@code names}: at least 95 % of the words right, at most 1 % wrong; without a word there is nothing to praise. */
    public boolean good() {
        return words() > 0 && right >= 0.95 * words() && wrong <= 0.01 * words();
    }
}
