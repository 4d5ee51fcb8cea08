package com.vomeet.bench.chaos;

/** A meeting code of its own for each number: abc-defg-hij has ten letters. */
public final class Codes {
    private Codes() {}

    public static String of(int number) {
        var letters = new StringBuilder();
        for (int i = 0, rest = number; i < 10; i++, rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.insert(3, '-').insert(8, '-').toString();
    }

    /** The number that has this code. */
    public static int number(String code) {
        var letters = code.replace("-", "");
        var number = 0;
        for (var i = letters.length() - 1; i >= 0; i--) {
            number = number * 26 + letters.charAt(i) - 'a';
        }
        return number;
    }
}
