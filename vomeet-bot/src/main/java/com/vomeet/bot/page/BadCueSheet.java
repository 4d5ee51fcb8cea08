package com.vomeet.bot.page;

/** A cue file cannot be used; the message names the file and the place in it. */
public final class BadCueSheet extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadCueSheet(String file, String place, String problem) {
        super(place.isEmpty() ? file + ": " + problem : file + ": " + place + ": " + problem);
    }
}
