package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PacketKindTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, STUN",
        "3, 0, STUN",
        "4, 0, UNKNOWN",
        "19, 0, UNKNOWN",
        "20, 0, DTLS",
        "63, 0, DTLS",
        "64, 0, UNKNOWN",
        "127, 0, UNKNOWN",
        "128, 111, RTP",
        "144, 239, RTP",
        "144, 191, RTP",
        "129, 192, RTCP",
        "129, 200, RTCP",
        "191, 223, RTCP",
        "191, 224, RTP",
        "192, 200, UNKNOWN",
    })
    void theFirstTwoBytesTell(int first, int second, PacketKind kind) {
        assertThat(PacketKind.of(new byte[] {(byte) first, (byte) second})).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void shorterPacketsAreNothing(int length) {
        assertThat(PacketKind.of(new byte[length])).isEqualTo(PacketKind.UNKNOWN);
    }
}
