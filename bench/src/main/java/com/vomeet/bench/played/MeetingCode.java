package com.vomeet.bench.played;

/** A meeting code of its own for each number: abc-defg-hij has ten letters. */
public final class MeetingCode {
    private static final int LETTERS = 26;

    private MeetingCode() {}

    public static String of(int number) {
        var letters = new StringBuilder();
        for (int i = 0, rest = number; i < 10; i++, rest /= LETTERS) {
            letters.append((char) ('a' + rest % LETTERS));
        }
        return letters.insert(3, '-').insert(8, '-').toString();
    }

    static int number(String code) {
        var letters = code.replace("-", "");
        var number = 0;
        for (var i = letters.length() - 1; i >= 0; i--) {
            number = number * LETTERS + letters.charAt(i) - 'a';
        }
        return number;
    }
}
