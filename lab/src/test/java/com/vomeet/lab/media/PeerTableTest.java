package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.lab.media.dtls.DtlsIdentity;
import com.vomeet.lab.media.dtls.Fingerprint;
import com.vomeet.lab.media.ice.IceCredentials;
import com.vomeet.lab.media.ice.TestCheck;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which datagrams reach a peer, and what it makes of them, without a network. */
final class PeerTableTest {
    private static final Fingerprint THEIRS = new Fingerprint("AA:".repeat(31) + "AA");
    private static final InetSocketAddress FIRST = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1001);
    private static final InetSocketAddress SECOND = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1002);
    private static final byte[] DTLS = {22, (byte) 254, (byte) 253};
    private final List<InetSocketAddress> answered = new ArrayList<>();
    private final List<MediaPeer> closed = new ArrayList<>();
    /** Tasks that are not run: no handshake, no notification. */
    private final List<Runnable> tasks = new ArrayList<>();

    private final PeerTable table = new PeerTable();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private MediaPeer peer;

    @BeforeEach
    void add() {
        var context = new PeerContext(
                DtlsIdentity.generate(now),
                (packet, to) -> answered.add(to),
                (packet, to) -> {
                    throw new AssertionError("no media before the handshake");
                },
                () -> now,
                tasks::add,
                closed::add);
        var credentials = new IceCredentials("ours", Secret.of("word"));
        peer = new MediaPeer(context, new PeerTerms(credentials, THEIRS), List.of());
        table.add(peer);
    }

    @Test
    void aCheckIsAnsweredToWhereItCameFromAndStartsTheHandshakeOnce() {
        check("ours", "word", FIRST);
        check("ours", "word", SECOND);
        assertThat(answered).containsExactly(FIRST, SECOND);
        assertThat(tasks).hasSize(1);
    }

    @Test
    void aCheckWithAnotherPasswordOrNameIsNotAnswered() {
        check("ours", "guess", FIRST);
        check("others", "word", FIRST);
        assertThat(answered).isEmpty();
        assertThat(tasks).isEmpty();
    }

    @Test
    void whatComesFromAnUnprovenAddressIsIgnored() {
        table.dispatch(DTLS, FIRST);
        table.dispatch(new byte[] {(byte) 128, 111, 0}, FIRST);
        table.dispatch(new byte[] {(byte) 129, (byte) 200, 0}, FIRST);
        table.dispatch(new byte[0], FIRST);
        table.dispatch(new byte[] {0, 1}, FIRST);
        assertThat(answered).isEmpty();
        assertThat(peer.received()).isEmpty();
    }

    @Test
    void mediaBeforeTheHandshakeAreNotCounted() {
        check("ours", "word", FIRST);
        table.dispatch(new byte[] {(byte) 128, 111, 0}, FIRST);
        table.dispatch(new byte[] {(byte) 129, (byte) 200, 0}, FIRST);
        assertThat(peer.received()).isEmpty();
        peer.send(1, now, List.of());
    }

    @Test
    void whoIsNotHeardForLongerThanTheLimitIsGone() {
        var limit = Duration.ofSeconds(30);
        now = now.plusSeconds(20);
        check("ours", "word", FIRST);
        assertThat(peer.lastHeard()).isEqualTo(now);
        now = now.plusSeconds(30);
        peer.expire(now, limit);
        assertThat(tasks).as("the handshake only").hasSize(1);
        now = now.plusMillis(1);
        peer.expire(now, limit);
        tasks.getLast().run();
        assertThat(peer.state())
                .isEqualTo(new PeerState.Closed(now, PeerState.Cause.SILENT, "nothing was heard for 30 s"));
        assertThat(closed).containsExactly(peer);
    }

    @Test
    void aClosedPeerIsClosedOnce() {
        peer.close();
        peer.close();
        assertThat(closed).containsExactly(peer);
        assertThat(peer.state()).isInstanceOf(PeerState.Closed.class);
    }

    @Test
    void aPeerThatWasRemovedIsNotAnswered() {
        check("ours", "word", FIRST);
        table.remove(peer);
        check("ours", "word", FIRST);
        assertThat(answered).hasSize(1);
    }

    private void check(String ufrag, String password, InetSocketAddress from) {
        table.dispatch(TestCheck.write(ufrag, password, true), from);
    }
}
