package com.vomeet.lab.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class PacketQueueTest {
    private final List<byte[]> sent = new ArrayList<>();
    private final PacketQueue queue = new PacketQueue(sent::add);

    @Test
    void packetsComeOutInOrder() {
        queue.offer(new byte[] {1});
        queue.offer(new byte[] {2, 3});
        var target = new byte[5];
        assertThat(queue.receive(target, 1, 4, 1)).isEqualTo(1);
        assertThat(target[1]).isEqualTo((byte) 1);
        assertThat(queue.receive(target, 0, 1, 1)).as("cut to fit").isEqualTo(1);
    }

    @Test
    void nothingWithinTheTimeIsMinusOne() {
        assertThat(queue.receive(new byte[5], 0, 5, 1)).isEqualTo(-1);
    }

    @Test
    void aFullQueueLosesWhatComesOnTop() {
        for (var i = 0; i < 64; i++) {
            assertThat(queue.offer(new byte[] {1})).isTrue();
        }
        assertThat(queue.offer(new byte[] {1})).isFalse();
    }

    @Test
    void anInterruptedReceiverStopsAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue.receive(new byte[5], 0, 5, 60_000)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anAbortedQueueEndsTheWaitAndGivesNothingMore() {
        queue.offer(new byte[] {1});
        Thread.startVirtualThread(queue::abort);
        assertThatThrownBy(() -> {
                    while (true) {
                        queue.receive(new byte[5], 0, 5, 60_000);
                    }
                })
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> queue.receive(new byte[5], 0, 5, 1)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatIsSentIsACopyOfThePart() {
        queue.send(new byte[] {1, 2, 3}, 1, 2);
        assertThat(sent).singleElement().isEqualTo(new byte[] {2, 3});
    }

    @Test
    void closingIsSeen() {
        assertThat(queue.closed()).isFalse();
        queue.close();
        assertThat(queue.closed()).isTrue();
    }
}
