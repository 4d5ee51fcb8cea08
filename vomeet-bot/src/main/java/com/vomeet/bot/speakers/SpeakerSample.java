package com.vomeet.bot.speakers;

import java.util.List;

/**
 * What the page and its media say at one moment about who speaks; one about every 100 ms.
 *
 * @param atMillis Unix milliseconds by the page's clock
 * @param sources one for each audio track that sounds: only the contributing sources with the newest timestamp, and only if that
 *     is younger than 200 ms
 * @param marked ids of the people whose tile carries the page's speaking mark
 */
public record SpeakerSample(double atMillis, List<Source> sources, List<String> marked) {
    public SpeakerSample {
        sources = List.copyOf(sources);
        marked = List.copyOf(marked);
    }

    /**
     * @param track index of the receiver
     * @param contributor the contributing source's id; -1 where the packets name none
     * @param level 0 to 1, linear (W3C {@code audioLevel}); of the packet, equal for all its contributors; of all the sound where packets
     *     do not say it
     */
    public record Source(int track, long contributor, double level) {}
}
