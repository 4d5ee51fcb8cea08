package com.vomeet.lab.media.srtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Protects outgoing packets. For one thread; the packets of each SSRC have to come in the order of their sequence numbers. */
public final class SrtpSender {
    private static final byte[] NOTHING = {};
    private final SessionKeys keys;
    private final Map<Integer, Rollover> rollovers = new HashMap<>();
    private int rtcpIndex;

    SrtpSender(SessionKeys keys) {
        this.keys = keys;
    }

    /** Contributing sources and header extensions stay readable on the way, but cannot be changed. */
    public byte[] protectRtp(byte[] rtp) {
        var header = Packets.rtpHeader(rtp);
        if (header < 0) {
            throw new IllegalArgumentException("an RTP packet of " + rtp.length + " bytes is shorter than its header");
        }
        var rollover = rollovers.computeIfAbsent(Packets.rtpSsrc(rtp), ssrc -> new Rollover());
        var count = rollover.next(Packets.sequence(rtp));
        return keys.rtp().seal(rtp, header, Packets.rtpIv(rtp, count), NOTHING);
    }

    /** Appends the SRTCP index with the bit that says "encrypted" (RFC 7714 section 9). */
    public byte[] protectRtcp(byte[] rtcp) {
        var index = ByteBuffer.allocate(Packets.INDEX)
                .putInt(rtcpIndex | Packets.ENCRYPTED)
                .array();
        var sealed = keys.rtcp().seal(rtcp, Packets.RTCP_CLEAR, Packets.rtcpIv(rtcp, rtcpIndex), index);
        rtcpIndex = (rtcpIndex + 1) & ~Packets.ENCRYPTED;
        var out = Arrays.copyOf(sealed, sealed.length + Packets.INDEX);
        System.arraycopy(index, 0, out, sealed.length, Packets.INDEX);
        return out;
    }

    /** The rollover counter of a stream that is sent in order: any step back of the 16-bit number is a wrap (RFC 3711 section 3.3.1). */
    private static final class Rollover {
        private int count;
        private int last;

        private int next(int sequence) {
            if (sequence < last) {
                count++;
            }
            last = sequence;
            return count;
        }
    }
}
