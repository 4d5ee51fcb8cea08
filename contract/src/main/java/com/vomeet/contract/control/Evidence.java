package com.vomeet.contract.control;

/**
 * One thing that was seen on the page.
 *
 * @param cue the cue's name in the platform's file, for example {@code lobby.asking}
 * @param text the words or attribute that matched, at most 200 characters
 */
public record Evidence(String cue, String text) {
    public Evidence {
        text = text.length() > 200 ? text.substring(0, 200) : text;
    }
}
