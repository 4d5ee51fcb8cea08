package com.vomeet.lab.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a text apart into what can be heard of it. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\d|[a-z]+(?:'[a-z]+)*");
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private Words() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var match = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        while (match.find()) {
            var word = match.group();
            words.add(Character.isDigit(word.charAt(0)) ? DIGITS.get(word.charAt(0) - '0') : word);
        }
        return words;
    }
}
