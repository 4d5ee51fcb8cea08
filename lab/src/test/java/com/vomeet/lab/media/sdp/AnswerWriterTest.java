package com.vomeet.lab.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.lab.media.dtls.Fingerprint;
import com.vomeet.lab.media.ice.IceCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class AnswerWriterTest {
    private static final Fingerprint OURS = new Fingerprint("AA:".repeat(31) + "AA");
    private static final SdpReading.Offer OFFER = (SdpReading.Offer) OfferReader.read(OfferReaderTest.OFFER);

    @Test
    void theAnswerToABrowsersOfferIsThis() throws UnknownHostException {
        var answer = AnswerWriter.write(terms("127.0.0.1"), answers());
        assertThat(answer).isEqualTo("""
                        v=0
                        o=- 1 1 IN IP4 127.0.0.1
                        s=-
                        t=0 0
                        a=group:BUNDLE 0 1
                        a=ice-lite
                        a=msid-semantic: WMS
                        m=audio 4000 UDP/TLS/RTP/SAVPF 111
                        c=IN IP4 127.0.0.1
                        a=rtcp-mux
                        a=ice-ufrag:ours
                        a=ice-pwd:word
                        a=fingerprint:sha-256 %1$s
                        a=setup:passive
                        a=mid:0
                        a=sendonly
                        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
                        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
                        a=rtpmap:111 opus/48000/2
                        a=fmtp:111 minptime=10;useinbandfec=1
                        a=msid:slot-0 track-0
                        a=ssrc:4294967295 cname:clock
                        a=candidate:1 1 udp 2130706431 127.0.0.1 4000 typ host
                        a=end-of-candidates
                        m=audio 4000 UDP/TLS/RTP/SAVPF 111
                        c=IN IP4 127.0.0.1
                        a=rtcp-mux
                        a=ice-ufrag:ours
                        a=ice-pwd:word
                        a=fingerprint:sha-256 %1$s
                        a=setup:passive
                        a=mid:1
                        a=recvonly
                        a=rtpmap:111 opus/48000/2
                        a=fmtp:111 minptime=10;useinbandfec=1
                        a=candidate:1 1 udp 2130706431 127.0.0.1 4000 typ host
                        a=end-of-candidates
                        m=application 0 UDP/DTLS/SCTP webrtc-datachannel
                        c=IN IP4 127.0.0.1
                        a=mid:2
                        a=inactive
                        """.formatted(OURS.value()).replace("\n", "\r\n"));
    }

    @Test
    void anIpv6AddressIsSaidToBeOne() throws UnknownHostException {
        assertThat(AnswerWriter.write(terms("::1"), answers()))
                .contains("c=IN IP6 0:0:0:0:0:0:0:1\r\n")
                .contains(" 0:0:0:0:0:0:0:1 4000 typ host\r\n");
    }

    @Test
    void anAudioSectionThatGetsNoTrackIsInactiveButAccepted() throws UnknownHostException {
        var nothing = List.of(new AnsweredMedia(OFFER.media().getFirst(), OptionalInt.empty(), ""));
        assertThat(AnswerWriter.write(terms("127.0.0.1"), nothing))
                .contains("m=audio 4000")
                .contains("a=inactive\r\n")
                .doesNotContain("a=ssrc");
    }

    private static AnswerTerms terms(String address) throws UnknownHostException {
        var socket = new InetSocketAddress(InetAddress.getByName(address), 4000);
        return new AnswerTerms(socket, new IceCredentials("ours", Secret.of("word")), OURS, "clock");
    }

    private static List<AnsweredMedia> answers() {
        return List.of(
                new AnsweredMedia(OFFER.media().get(0), OptionalInt.of(-1), "slot-0"),
                new AnsweredMedia(OFFER.media().get(1), OptionalInt.empty(), ""),
                new AnsweredMedia(OFFER.media().get(2), OptionalInt.empty(), ""));
    }
}
