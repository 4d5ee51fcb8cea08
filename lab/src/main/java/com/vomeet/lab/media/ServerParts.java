package com.vomeet.lab.media;

import com.vomeet.lab.media.dtls.DtlsIdentity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What all rooms of a server share.
 *
 * @param wire for ICE and DTLS
 * @param media for RTP and RTCP, which may get lost
 * @param executor a virtual thread for each task
 */
record ServerParts(
        InetSocketAddress address,
        DtlsIdentity identity,
        Wire wire,
        Wire media,
        PeerTable peers,
        InstantSource clock,
        Duration silenceLimit,
        Executor executor) {
    PeerContext forPeers(Consumer<MediaPeer> onClosed) {
        return new PeerContext(identity, wire, media, clock, executor, onClosed);
    }
}
