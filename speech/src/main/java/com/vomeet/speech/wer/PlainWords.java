package com.vomeet.speech.wer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as a list of words that can be compared: lower case, numbers spelled out, punctuation dropped (but not the apostrophe inside a
 * word), remarks in brackets ({@code [tone]}) left out. Written and recognised text are treated alike.
 */
public final class PlainWords {
    private static final Pattern REMARK = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}+(?:'\\p{L}+)*");

    /** Longer rows of digits are read digit by digit, as people read telephone numbers. */
    private static final int LONGEST_NUMBER = 6;

    private static final List<String> ONES = List.of(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
                    .split(" "));
    private static final List<String> TENS =
            List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));

    private PlainWords() {}

    public static List<String> of(String text) {
        var plain = REMARK.matcher(text.replace('\u2019', '\'')).replaceAll(" ").toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        var tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            var token = tokens.group();
            if (Character.isDigit(token.charAt(0))) {
                spell(token, words);
            } else {
                words.add(token);
            }
        }
        return List.copyOf(words);
    }

    private static void spell(String digits, List<String> words) {
        var readAsDigits = digits.length() > LONGEST_NUMBER || (digits.length() > 1 && digits.startsWith("0"));
        if (readAsDigits) {
            digits.chars().forEach(digit -> words.add(ONES.get(Character.digit(digit, 10))));
        } else {
            spell(Integer.parseInt(digits), words);
        }
    }

    private static void spell(int number, List<String> words) {
        if (number < 20) {
            words.add(ONES.get(number));
        } else if (number < 100) {
            words.add(TENS.get(number / 10 - 2));
            rest(number % 10, words);
        } else if (number < 1000) {
            spell(number / 100, words);
            words.add("hundred");
            rest(number % 100, words);
        } else {
            spell(number / 1000, words);
            words.add("thousand");
            rest(number % 1000, words);
        }
    }

    private static void rest(int number, List<String> words) {
        if (number > 0) {
            spell(number, words);
        }
    }
}
