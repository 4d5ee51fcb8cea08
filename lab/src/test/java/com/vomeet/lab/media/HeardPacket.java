package com.vomeet.lab.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An RTP packet as the other end reads it, with level in extension 1 and media section in extension 4.
 *
 * @param voice the V bit of the level
 * @param tag first two bytes of the payload, as {@link TestVoices} writes them
 */
record HeardPacket(
        int sequence,
        int timestamp,
        int ssrc,
        boolean marker,
        List<Long> contributors,
        int level,
        boolean voice,
        String mid,
        String tag) {
    static HeardPacket read(byte[] rtp) {
        var in = ByteBuffer.wrap(rtp);
        var contributors = IntStream.range(0, rtp[0] & 0x0f)
                .mapToObj(i -> Integer.toUnsignedLong(in.getInt(12 + 4 * i)))
                .toList();
        var block = 12 + 4 * contributors.size();
        var payload = block + 4 + 4 * in.getShort(block + 2);
        var level = 127;
        var voice = false;
        var mid = "";
        for (var at = block + 4; at < payload && rtp[at] != 0; ) {
            var length = (rtp[at] & 0x0f) + 1;
            if (rtp[at] >>> 4 == 1) {
                voice = rtp[at + 1] < 0;
                level = rtp[at + 1] & 0x7f;
            } else {
                mid = new String(rtp, at + 1, length, StandardCharsets.US_ASCII);
            }
            at += 1 + length;
        }
        return new HeardPacket(
                Short.toUnsignedInt(in.getShort(2)),
                in.getInt(4),
                in.getInt(8),
                rtp[1] < 0,
                contributors,
                level,
                voice,
                mid,
                rtp[payload] + "." + rtp[payload + 1]);
    }

    boolean silent() {
        return tag.equals("-8.-1");
    }
}
