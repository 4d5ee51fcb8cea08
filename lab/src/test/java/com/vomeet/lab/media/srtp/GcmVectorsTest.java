package com.vomeet.lab.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** With the packets of RFC 7714 sections 16.1.1 and 17.1, which are given for session keys. */
final class GcmVectorsTest {
    private static final SessionKeys KEYS = new SessionKeys(box(), box());
    private static final byte[] RTP = bytes("8040f17b 8041f8d3 5501a0b2 47616c6c 696120657374206f6d6e697320646976"
            + "69736120696e207061727465732074726573");
    private static final byte[] SEALED_RTP =
            bytes("8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5"
                    + "0d294e6f 42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce");
    private static final byte[] RTCP = bytes("81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61"
            + "deadbeef deadbeef deadbeef deadbeef deadbeef");
    private static final byte[] SEALED_RTCP =
            bytes("81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d"
                    + "c676a5f1 730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4");
    private static final int RTCP_INDEX = 0x5d4;

    @Test
    void aProtectedPacketIsTheOneOfTheSpecification() {
        assertThat(new SrtpSender(KEYS).protectRtp(RTP)).isEqualTo(SEALED_RTP);
    }

    @Test
    void theOpenedPacketIsTheOneOfTheSpecification() {
        assertThat(new SrtpReceiver(KEYS).openRtp(SEALED_RTP))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(RTP));
    }

    @Test
    void aProtectedReportIsTheOneOfTheSpecification() {
        var sender = new SrtpSender(KEYS);
        for (var i = 0; i < RTCP_INDEX; i++) {
            sender.protectRtcp(RTCP);
        }
        assertThat(sender.protectRtcp(RTCP)).isEqualTo(SEALED_RTCP);
    }

    @Test
    void theOpenedReportIsTheOneOfTheSpecification() {
        assertThat(new SrtpReceiver(KEYS).openRtcp(SEALED_RTCP))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(RTCP));
    }

    private static GcmBox box() {
        return new GcmBox(bytes("000102030405060708090a0b0c0d0e0f"), bytes("517569642070726f2071756f"));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
