package com.vomeet.lab.media.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a sender says of its stream from time to time: which RTP timestamp is now, and how much was sent (RFC 3550 section
 * 6.4.1), with the CNAME that ties its streams to one clock (section 6.5.1).
 */
public record SenderReport(int ssrc, Instant at, int timestamp, int packets, int octets, String cname) {
    private static final int TYPE = 200;
    private static final int DESCRIPTION = 202;
    private static final int VERSION = 0x80;
    private static final int REPORT_SIZE = 28;
    private static final int CNAME_ITEM = 1;

    public byte[] write() {
        var name = cname.getBytes(StandardCharsets.US_ASCII);
        // SSRC, item type and length, the name, and at least one zero that ends the list, filled to a multiple of four
        var chunk = (4 + 2 + name.length + 1 + 3) & ~3;
        var out = ByteBuffer.allocate(REPORT_SIZE + 4 + chunk);
        out.put((byte) VERSION).put((byte) TYPE).putShort((short) (REPORT_SIZE / 4 - 1));
        out.putInt(ssrc)
                .putLong(NtpTime.of(at))
                .putInt(timestamp)
                .putInt(packets)
                .putInt(octets);
        out.put((byte) (VERSION | 1)).put((byte) DESCRIPTION).putShort((short) (chunk / 4));
        out.putInt(ssrc).put((byte) CNAME_ITEM).put((byte) name.length).put(name);
        return out.array();
    }
}
