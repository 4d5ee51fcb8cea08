package com.vomeet.e2e.guide;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One fenced block of the guide.
 *
 * @param line where its text begins, counted from 1
 * @param language as the fence names it; empty for drawings
 */
public record Block(int line, String language, String text) {
    private static final Pattern GAP = Pattern.compile("<([a-z-]+)>");

    boolean isShell() {
        return language.equals("bash");
    }

    /** Replaces what stands in angle brackets and nothing else. */
    public String filled(Map<String, String> values) {
        var missing = new TreeSet<String>();
        var filled = GAP.matcher(text).replaceAll(gap -> {
            var value = values.get(gap.group(1));
            if (value == null) {
                missing.add(gap.group());
                return "";
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("line " + line + " of the guide wants " + missing);
        }
        return filled;
    }

    /** So that a failure says which block it was. */
    public String name() {
        return "line " + line + ": " + text.lines().findFirst().orElse("");
    }
}
