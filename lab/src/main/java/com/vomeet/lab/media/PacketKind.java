package com.vomeet.lab.media;

/** What a datagram is, told by its first byte (RFC 7983 section 7), and RTP from RTCP by the second (RFC 5761 section 4). */
enum PacketKind {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    static PacketKind of(byte[] packet) {
        if (packet.length < 2) {
            return UNKNOWN;
        }
        var first = Byte.toUnsignedInt(packet[0]);
        if (first < 4) {
            return STUN;
        }
        if (first >= 20 && first < 64) {
            return DTLS;
        }
        if (first >= 128 && first < 192) {
            var second = Byte.toUnsignedInt(packet[1]);
            return second >= 192 && second < 224 ? RTCP : RTP;
        }
        return UNKNOWN;
    }
}
