package com.vomeet.bot.audio;

import java.util.List;

/**
 * What the page says, every five seconds while it listens, about its connections that may carry sound.
 *
 * @param states one for each: the connection's state (W3C {@code connectionState}), or that of its transport where that has ended
 * @param packets of sound, that have come over all of them so far
 */
public record MediaReport(List<String> states, long packets) {
    private static final String UP = "connected";

    public MediaReport {
        states = List.copyOf(states);
    }

    public boolean isUp() {
        return states.contains(UP);
    }
}
