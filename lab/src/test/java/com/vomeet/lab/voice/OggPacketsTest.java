package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class OggPacketsTest {
    @Test
    void theTwoHeadersAreLeftOut() throws IOException {
        var file = join(page(new int[] {3}, 1), page(new int[] {4}, 2), page(new int[] {5, 6}, 3));
        assertThat(OggPackets.read(file)).extracting(packet -> packet.length).containsExactly(5, 6);
    }

    @Test
    void aPacketMayGoOnInTheNextSegmentAndOnTheNextPage() throws IOException {
        var file = join(page(new int[] {1, 1, 255, 10, 255}, 1), page(new int[] {255, 0, 7}, 2));
        var packets = OggPackets.read(file);
        assertThat(packets).extracting(packet -> packet.length).containsExactly(265, 510, 7);
        assertThat(packets.get(1)[254]).isEqualTo((byte) 1);
        assertThat(packets.get(1)[255]).isEqualTo((byte) 2);
    }

    @Test
    void everyCutFileIsRefusedOrHasLess() {
        var file = join(page(new int[] {1, 1}, 1), page(new int[] {9}, 2));
        for (var length = 0; length < file.length; length++) {
            var cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> OggPackets.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsNoOggFileIsRefused() {
        assertThatThrownBy(() -> OggPackets.read(new byte[100])).hasMessage("no Ogg page at byte 0");
    }

    private static byte[] page(int[] segments, int content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'O', 'g', 'g', 'S'});
        out.writeBytes(new byte[22]);
        out.write(segments.length);
        Arrays.stream(segments).forEach(out::write);
        var data = new byte[Arrays.stream(segments).sum()];
        Arrays.fill(data, (byte) content);
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... pages) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(pages).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
