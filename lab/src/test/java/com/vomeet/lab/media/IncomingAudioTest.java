package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IncomingAudioTest {
    private final IncomingAudio incoming = new IncomingAudio();

    @Test
    void packetsAreCountedByStream() {
        incoming.count(rtp(1));
        incoming.count(rtp(-1));
        incoming.count(rtp(1));
        assertThat(incoming.packets()).isEqualTo(Map.of(1L, 2L, 0xffff_ffffL, 1L));
    }

    @Test
    void theSixtyFifthStreamIsNotRemembered() {
        for (var ssrc = 1; ssrc <= 65; ssrc++) {
            incoming.count(rtp(ssrc));
        }
        incoming.count(rtp(1));
        assertThat(incoming.packets()).hasSize(64).containsEntry(1L, 2L).doesNotContainKey(65L);
    }

    private static byte[] rtp(int ssrc) {
        return ByteBuffer.allocate(12).putInt(8, ssrc).array();
    }
}
