package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DatagramsTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final Datagrams one = Datagrams.open(ANY);
    private final Datagrams other = Datagrams.open(ANY);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whatIsSentArrivesWithItsSender() {
        var senders = new CopyOnWriteArrayList<InetSocketAddress>();
        var packets = new CopyOnWriteArrayList<byte[]>();
        other.read((packet, from) -> {
            packets.add(packet);
            senders.add(from);
        });
        one.send(new byte[] {1, 2, 3}, other.address());
        await().until(() -> senders.size() == 1);
        assertThat(senders).containsExactly(one.address());
        assertThat(packets.getFirst()).containsExactly(1, 2, 3);
    }

    @Test
    void aReceiverThatFailsGetsTheNextDatagramAllTheSame() {
        var lengths = new CopyOnWriteArrayList<Integer>();
        other.read((packet, from) -> {
            lengths.add(packet.length);
            throw new IllegalStateException("for the test");
        });
        for (var length : List.of(1, 2, 3)) {
            one.send(new byte[length], other.address());
        }
        await().until(() -> lengths.size() == 3);
        assertThat(lengths).containsExactly(1, 2, 3);
    }

    @Test
    void sendingOnAClosedSocketIsNoTrouble() {
        one.close();
        one.send(new byte[1], other.address());
    }

    @Test
    void theAddressHasThePortThatWasFound() {
        assertThat(one.address().getPort()).isPositive();
        assertThat(one.address().getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
    }
}
