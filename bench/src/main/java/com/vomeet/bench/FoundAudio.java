package com.vomeet.bench;

import com.vomeet.lab.voice.Pcm;

/**
 * How much of what was said was received.
 *
 * @param said samples that are no pause
 * @param found those of them that are like what was received
 */
record FoundAudio(long said, long found) {
    static final FoundAudio NOTHING = new FoundAudio(0, 0);

    FoundAudio plus(FoundAudio other) {
        return new FoundAudio(said + other.said, found + other.found);
    }

    /** From 0 to 1; nothing of nothing is nothing. */
    double share() {
        return said == 0 ? 0 : (double) found / said;
    }

    double seconds() {
        return (double) said / Pcm.RATE;
    }
}
