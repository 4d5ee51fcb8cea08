package com.vomeet.lab.media;

import com.vomeet.lab.media.ice.StunMessage;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the peer of a datagram: ICE checks by their user fragment, all else by the address that a check has proven. Shared by all threads. */
final class PeerTable {
    private final Map<String, MediaPeer> byUfrag = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, MediaPeer> byAddress = new ConcurrentHashMap<>();

    void add(MediaPeer peer) {
        byUfrag.put(peer.ufrag(), peer);
    }

    void remove(MediaPeer peer) {
        byUfrag.remove(peer.ufrag());
        byAddress.values().removeIf(peer::equals);
    }

    void dispatch(byte[] packet, InetSocketAddress from) {
        switch (PacketKind.of(packet)) {
            case STUN -> StunMessage.parse(packet).ifPresent(message -> check(message, from));
            case DTLS -> at(from).ifPresent(peer -> peer.onDtls(packet));
            case RTP -> at(from).ifPresent(peer -> peer.onRtp(packet));
            case RTCP -> at(from).ifPresent(peer -> peer.onRtcp(packet));
            case UNKNOWN -> {
                // none of ours
            }
        }
    }

    private void check(StunMessage message, InetSocketAddress from) {
        var peer = byUfrag.get(message.localUfrag());
        if (peer != null && peer.onCheck(message, from)) {
            byAddress.put(from, peer);
        }
    }

    private Optional<MediaPeer> at(InetSocketAddress from) {
        return Optional.ofNullable(byAddress.get(from));
    }
}
