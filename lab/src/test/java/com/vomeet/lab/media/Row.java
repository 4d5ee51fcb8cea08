package com.vomeet.lab.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page noticed at one moment.
 *
 * @param at milliseconds since 1970
 */
record Row(long at, List<Track> tracks) {
    /**
     * @param speaker the contributing source of the newest packet
     * @param rms of the last 128 ms
     */
    record Track(@Nullable Long speaker, double rms) {}
}
