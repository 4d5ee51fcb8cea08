package com.vomeet.lab.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.media.rtp.ExtensionIds;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OfferReaderTest {
    private static final String FINGERPRINT =
            "0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0:" + "0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0";

    static final String OFFER = """
            v=0
            o=- 4611 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1 2
            a=extmap-allow-mixed
            a=msid-semantic: WMS
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0
            c=IN IP4 0.0.0.0
            a=ice-ufrag:Ab+/
            a=ice-pwd:0123456789abcdefghijklmn
            a=ice-options:trickle
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
            a=extmap:4/recvonly urn:ietf:params:rtp-hdrext:sdes:mid
            a=recvonly
            a=rtcp-mux
            a=rtpmap:63 red/48000/2
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:1
            a=sendonly
            a=rtpmap:111 opus/48000/2
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel
            a=mid:2
            a=sctp-port:5000
            """.formatted(FINGERPRINT).replace("\n", "\r\n");

    @Test
    void aBrowsersOfferIsRead() {
        assertThat(OfferReader.read(OFFER)).isInstanceOfSatisfying(SdpReading.Offer.class, offer -> {
            assertThat(offer.ufrag()).isEqualTo("Ab+/");
            assertThat(offer.fingerprint().value()).isEqualTo(FINGERPRINT);
            assertThat(offer.media())
                    .containsExactly(
                            new OfferedMedia(
                                    "audio",
                                    "UDP/TLS/RTP/SAVPF",
                                    "0",
                                    Direction.RECVONLY,
                                    OptionalInt.of(111),
                                    new ExtensionIds(1, 4)),
                            new OfferedMedia(
                                    "audio",
                                    "UDP/TLS/RTP/SAVPF",
                                    "1",
                                    Direction.SENDONLY,
                                    OptionalInt.of(111),
                                    new ExtensionIds(0, 0)),
                            new OfferedMedia(
                                    "application",
                                    "UDP/DTLS/SCTP",
                                    "2",
                                    Direction.SENDRECV,
                                    OptionalInt.empty(),
                                    new ExtensionIds(0, 0)));
        });
    }

    @Test
    void lineEndsMayBeBare() {
        assertThat(OfferReader.read(OFFER.replace("\r\n", "\n"))).isEqualTo(OfferReader.read(OFFER));
    }

    @Test
    void theTransportMayStandInTheSessionPart() {
        var moved = OFFER.replace("a=ice-ufrag:Ab+/\r\n", "")
                .replace("a=fingerprint:sha-256 " + FINGERPRINT + "\r\n", "")
                .replace("t=0 0\r\n", "t=0 0\r\na=ice-ufrag:Ab+/\r\na=fingerprint:SHA-256 " + FINGERPRINT + "\r\n");
        assertThat(OfferReader.read(moved)).isEqualTo(OfferReader.read(OFFER));
    }

    @ParameterizedTest
    @CsvSource({
        "v=0,                          NOT_SDP,         hello",
        "m=audio 9 ,                   NOT_SDP,         m=audio",
        "opus/48000/2,                 NO_AUDIO,        opus/8000",
        "a=ice-ufrag:,                 NO_ICE,          a=x:",
        "a=fingerprint:sha-256,        NO_FINGERPRINT,  a=fingerprint:sha-1",
        "a=setup:actpass,              NOT_DTLS_CLIENT, a=setup:passive",
        "a=group:BUNDLE 0 1 2,         NOT_BUNDLED,     a=group:BUNDLE 0 2",
        "a=mid:1,                      NOT_BUNDLED,     a=x",
    })
    void whatIsWrongIsNamed(String part, OfferProblem problem, String instead) {
        assertThat(OfferReader.read(OFFER.replace(part, instead))).isInstanceOfSatisfying(SdpReading.Bad.class, bad -> {
            assertThat(bad.problem()).isEqualTo(problem);
            assertThat(bad.detail()).isNotEmpty();
        });
    }

    @Test
    void noTextAtAllBreaksIt() {
        for (var end = 0; end < OFFER.length(); end++) {
            assertThat(OfferReader.read(OFFER.substring(0, end))).isNotNull();
        }
        assertThat(OfferReader.read("")).isInstanceOf(SdpReading.Bad.class);
        assertThat(OfferReader.read("v=0\r\nm=audio")).isInstanceOf(SdpReading.Bad.class);
        assertThat(OfferReader.read(OFFER.replace("extmap:1 ", "extmap:99999 ")))
                .isInstanceOf(SdpReading.Offer.class);
    }
}
