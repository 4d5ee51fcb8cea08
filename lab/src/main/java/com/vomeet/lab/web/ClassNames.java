package com.vomeet.lab.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes class names that mean nothing and differ at each load of a page, as the platform's do from release to release. In the style
 * sheet those that start with {@code v-} are replaced; the others are facts and stay.
 */
final class ClassNames {
    private static final Pattern OURS = Pattern.compile("\\.v-([a-z][a-z0-9-]*)");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 6;

    private ClassNames() {}

    static String rewrite(String styleSheet, String load) {
        return OURS.matcher(styleSheet).replaceAll(m -> "." + scrambled(m.group(1), load));
    }

    /** Each readable name of the style sheet with what it is called in this load. */
    static Map<String, String> of(String styleSheet, String load) {
        var names = new TreeMap<String, String>();
        OURS.matcher(styleSheet).results().forEach(m -> names.put(m.group(1), scrambled(m.group(1), load)));
        return names;
    }

    private static String scrambled(String name, String load) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest((load + '/' + name).getBytes(StandardCharsets.UTF_8));
            // A class name may not begin with a digit.
            var scrambled = new StringBuilder().append(LETTERS.charAt((hash[0] & 0xff) % 52));
            for (var i = 1; i < LENGTH; i++) {
                scrambled.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
            }
            return scrambled.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
