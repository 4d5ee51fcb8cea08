package com.vomeet.lab.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RtpStreamTest {
    private static final byte[] PAYLOAD = {1, 2, 3};

    @Test
    void aPacketIsWrittenByteForByte() {
        var stream = new RtpStream(0x11223344, 111, new ExtensionIds(1, 4), "0");
        var packet = stream.packet(new RtpMoment(true, 0x1_0007, 960), 30, List.of(0xfffffffeL), payload());
        assertThat(HexFormat.of().formatHex(packet))
                .isEqualTo("91" + "ef" + "0007" + "000003c0" + "11223344" + "fffffffe" + "bede0001" + "10" + "9e" + "40"
                        + "30" + "010203");
    }

    @Test
    void silenceIsNoVoiceAndNamesNobody() {
        var stream = new RtpStream(1, 111, new ExtensionIds(1, 0), "0");
        var packet = stream.packet(new RtpMoment(false, 0, 0), 127, List.of(), payload());
        assertThat(HexFormat.of().formatHex(packet))
                .isEqualTo("90" + "6f" + "0000" + "00000000" + "00000001" + "bede0001" + "107f0000" + "010203");
    }

    @Test
    void withoutNegotiatedExtensionsTheBlockIsEmpty() {
        var stream = new RtpStream(1, 111, new ExtensionIds(0, 0), "0");
        var packet = stream.packet(new RtpMoment(false, 0, 0), 127, List.of(), payload());
        assertThat(HexFormat.of().formatHex(packet, 12, packet.length)).isEqualTo("bede0000" + "010203");
    }

    @Test
    void theLongestHeaderFits() {
        var everybody = LongStream.range(0, 15).boxed().toList();
        var stream = new RtpStream(1, 111, new ExtensionIds(1, 4), "sixteen-letters-and-more");
        var packet = stream.packet(new RtpMoment(false, 0, 0), 0, everybody, payload());
        var extensionWords = ByteBuffer.wrap(packet).getShort(12 + 60 + 2);
        assertThat(packet).hasSize(12 + 60 + 4 + 4 * extensionWords + PAYLOAD.length);
        assertThat(new String(packet, 12 + 60 + 4 + 3, 16, StandardCharsets.US_ASCII))
                .isEqualTo("sixteen-letters-");
    }

    @Test
    void idsThatNeedTheLongFormCountAsNotOffered() {
        assertThat(new ExtensionIds(15, 300)).isEqualTo(new ExtensionIds(0, 0));
        assertThat(new ExtensionIds(3, 3)).isEqualTo(new ExtensionIds(3, 0));
    }

    private static ByteBuffer payload() {
        return ByteBuffer.wrap(PAYLOAD);
    }
}
