package com.vomeet.lab.media.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What stays the same in all packets of one outgoing stream.
 *
 * @param payloadType the offer's number for Opus
 * @param mid the media section that the packets belong to; at most 16 characters are written
 */
public record RtpStream(int ssrc, int payloadType, ExtensionIds extensions, String mid) {
    private static final int LONGEST_HEADER = 12 + 4 * 15 + 4 + 2 + 17 + 3;
    private static final int VERSION_AND_EXTENSION = 0x90;
    private static final int MARKER = 0x80;
    /** Profile value of the one-byte form (RFC 8285 section 4.2). */
    private static final int ONE_BYTE_FORM = 0xBEDE;
    /** Louder than -50 dBov counts as voice (the V bit of RFC 6464 section 3). */
    private static final int QUIETEST_VOICE = 50;

    private static final int VOICE_BIT = 0x80;

    /**
     * One packet.
     *
     * @param level -dBov: 0 is the loudest, 127 silence
     * @param contributors who is heard in it: contributing sources (RFC 3550 section 5.1), at most 15
     */
    public byte[] packet(RtpMoment moment, int level, List<Long> contributors, ByteBuffer payload) {
        var out = ByteBuffer.allocate(LONGEST_HEADER + payload.remaining());
        out.put((byte) (VERSION_AND_EXTENSION | contributors.size()));
        out.put((byte) (moment.marker() ? MARKER | payloadType : payloadType));
        out.putShort((short) moment.sequence()).putInt(moment.timestamp()).putInt(ssrc);
        contributors.forEach(csrc -> out.putInt(csrc.intValue()));
        putExtensions(out, level);
        out.put(payload);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void putExtensions(ByteBuffer out, int level) {
        var start = out.position();
        out.putShort((short) ONE_BYTE_FORM).putShort((short) 0);
        if (extensions.level() > 0) {
            out.put((byte) (extensions.level() << 4));
            out.put((byte) (level < QUIETEST_VOICE ? VOICE_BIT | level : level));
        }
        if (extensions.mid() > 0 && !mid.isEmpty()) {
            var name = mid.getBytes(StandardCharsets.US_ASCII);
            var length = Math.min(name.length, 16);
            out.put((byte) (extensions.mid() << 4 | (length - 1))).put(name, 0, length);
        }
        while ((out.position() - start) % 4 != 0) {
            out.put((byte) 0);
        }
        out.putShort(start + 2, (short) ((out.position() - start) / 4 - 1));
    }
}
