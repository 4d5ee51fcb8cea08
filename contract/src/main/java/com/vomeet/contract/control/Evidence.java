package com.vomeet.contract.control;

/**
 * One thing that was seen on the page.
 *
 * @param cue the cue's name in the platform's file, for example {@code lobby.asking}
 * @param text the words or attribute that matched, at most 200 characters
 */
public record Evidence(String cue, String text) {
    private static final int LIMIT = 200;

    public Evidence {
        text = text.length() > LIMIT ? text.substring(0, end(text)) : text;
    }

    /** Half of a surrogate pair is no text: it could neither be written as UTF-8 nor stored. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    }
}
