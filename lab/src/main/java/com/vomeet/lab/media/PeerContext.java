package com.vomeet.lab.media;

import com.vomeet.lab.media.dtls.DtlsIdentity;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What all peers of a room share.
 *
 * @param wire for ICE and DTLS
 * @param media for RTP and RTCP, which may get lost
 * @param executor a virtual thread for each task
 * @param onClosed is told once for each peer
 */
record PeerContext(
        DtlsIdentity identity,
        Wire wire,
        Wire media,
        InstantSource clock,
        Executor executor,
        Consumer<MediaPeer> onClosed) {}
