package com.vomeet.lab.media.srtp;

import java.nio.ByteBuffer;

/** What SRTP has to know of the packets it protects (RFC 3550 sections 5.1 and 6.4), and their initialisation vectors. */
final class Packets {
    static final int RTP_HEADER = 12;
    /** Header and SSRC of the first packet of an RTCP compound stay in clear. */
    static final int RTCP_CLEAR = 8;

    static final int INDEX = 4;
    static final int ENCRYPTED = 0x80000000;
    private static final int EXTENSION_BIT = 0x10;

    static int sequence(byte[] rtp) {
        return Short.toUnsignedInt(ByteBuffer.wrap(rtp).getShort(2));
    }

    static int rtpSsrc(byte[] rtp) {
        return ByteBuffer.wrap(rtp).getInt(8);
    }

    static int rtcpSsrc(byte[] rtcp) {
        return ByteBuffer.wrap(rtcp).getInt(4);
    }

    /** Length of the RTP header with contributing sources and extension; -1 when the packet is shorter than it says. */
    static int rtpHeader(byte[] rtp) {
        if (rtp.length < RTP_HEADER) {
            return -1;
        }
        var header = RTP_HEADER + 4 * (rtp[0] & 0x0f);
        if ((rtp[0] & EXTENSION_BIT) != 0) {
            if (header + 4 > rtp.length) {
                return -1;
            }
            header += 4 + 4 * Short.toUnsignedInt(ByteBuffer.wrap(rtp).getShort(header + 2));
        }
        return header <= rtp.length ? header : -1;
    }

    /** RFC 7714 section 8.1: two zero bytes, SSRC, rollover counter, sequence number. */
    static byte[] rtpIv(byte[] rtp, int rollover) {
        return ByteBuffer.allocate(GcmBox.SALT)
                .putShort((short) 0)
                .putInt(rtpSsrc(rtp))
                .putInt(rollover)
                .putShort((short) sequence(rtp))
                .array();
    }

    /** RFC 7714 section 9.1: two zero bytes, SSRC, two zero bytes, the 31-bit SRTCP index. */
    static byte[] rtcpIv(byte[] rtcp, int index) {
        return ByteBuffer.allocate(GcmBox.SALT)
                .putShort((short) 0)
                .putInt(rtcpSsrc(rtcp))
                .putShort((short) 0)
                .putInt(index & ~ENCRYPTED)
                .array();
    }

    private Packets() {}
}
