package com.vomeet.lab.media;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a browser sends. Written by the reading thread, read by everybody. */
final class IncomingAudio {
    private static final int MOST_SSRCS = 64;
    private final Map<Long, Long> packets = new TreeMap<>();

    /** @param rtp authentic and opened */
    synchronized void count(byte[] rtp) {
        var ssrc = Integer.toUnsignedLong(ByteBuffer.wrap(rtp).getInt(8));
        if (packets.size() < MOST_SSRCS || packets.containsKey(ssrc)) {
            packets.merge(ssrc, 1L, Long::sum);
        }
    }

    synchronized Map<Long, Long> packets() {
        return Map.copyOf(packets);
    }
}
