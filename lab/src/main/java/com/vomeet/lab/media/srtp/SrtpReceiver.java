package com.vomeet.lab.media.srtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks and opens incoming packets. For one thread. Forged, repeated and malformed packets come out as nothing. */
public final class SrtpReceiver {
    private static final byte[] NOTHING = {};
    /** A browser sends a handful of streams; more SSRCs than this are somebody's mistake and are not remembered. */
    private static final int MOST_SSRCS = 64;

    private final SessionKeys keys;
    private final Map<Integer, ReceivedIndex> rtp = new HashMap<>();
    private final Map<Integer, ReceivedIndex> rtcp = new HashMap<>();

    SrtpReceiver(SessionKeys keys) {
        this.keys = keys;
    }

    public Optional<byte[]> openRtp(byte[] packet) {
        var header = Packets.rtpHeader(packet);
        if (header < 0 || packet.length < header + GcmBox.TAG) {
            return Optional.empty();
        }
        var ssrc = Packets.rtpSsrc(packet);
        var stream = rtp.getOrDefault(ssrc, new ReceivedIndex());
        var index = stream.guess(Packets.sequence(packet));
        if (!stream.isNew(index)) {
            return Optional.empty();
        }
        var iv = Packets.rtpIv(packet, (int) (index >>> 16));
        var opened = keys.rtp().open(packet, packet.length, header, iv, NOTHING);
        opened.ifPresent(plain -> remember(rtp, ssrc, stream, index));
        return opened;
    }

    public Optional<byte[]> openRtcp(byte[] packet) {
        var end = packet.length - Packets.INDEX;
        if (end < Packets.RTCP_CLEAR + GcmBox.TAG) {
            return Optional.empty();
        }
        var index = ByteBuffer.wrap(packet).getInt(end);
        var ssrc = Packets.rtcpSsrc(packet);
        var stream = rtcp.getOrDefault(ssrc, new ReceivedIndex());
        var number = index & ~Packets.ENCRYPTED;
        if (index >= 0 || !stream.isNew(number)) {
            return Optional.empty();
        }
        var more = Arrays.copyOfRange(packet, end, packet.length);
        var opened = keys.rtcp().open(packet, end, Packets.RTCP_CLEAR, Packets.rtcpIv(packet, number), more);
        opened.ifPresent(plain -> remember(rtcp, ssrc, stream, number));
        return opened;
    }

    private static void remember(Map<Integer, ReceivedIndex> streams, int ssrc, ReceivedIndex stream, long index) {
        stream.accept(index);
        if (streams.size() < MOST_SSRCS) {
            streams.put(ssrc, stream);
        }
    }
}
