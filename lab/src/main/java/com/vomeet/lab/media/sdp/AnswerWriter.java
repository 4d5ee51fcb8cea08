package com.vomeet.lab.media.sdp;

import java.net.Inet6Address;
import java.util.List;
import java.util.stream.Collectors;

/** Writes answers (RFC 8829 section 5.3): lite (RFC 8839 section 5.3), DTLS-passive (RFC 8842), all on one transport (RFC 8843). */
public final class AnswerWriter {
    /** Highest type preference and local preference, component 1 (RFC 8445 section 5.1.2.1). */
    private static final int HOST_PRIORITY = 2_130_706_431;

    private final AnswerTerms terms;
    private final StringBuilder out = new StringBuilder();

    private AnswerWriter(AnswerTerms terms) {
        this.terms = terms;
    }

    /** @param media one for each section of the offer, in its order */
    public static String write(AnswerTerms terms, List<AnsweredMedia> media) {
        var writer = new AnswerWriter(terms);
        writer.session(media);
        for (var section : media) {
            if (section.offered().usable()) {
                writer.accepted(section);
            } else {
                writer.rejected(section.offered());
            }
        }
        return writer.out.toString();
    }

    private void session(List<AnsweredMedia> media) {
        var mids = media.stream()
                .map(AnsweredMedia::offered)
                .filter(OfferedMedia::usable)
                .map(OfferedMedia::mid)
                .collect(Collectors.joining(" "));
        line("v=0");
        line("o=- 1 1 IN " + host());
        line("s=-");
        line("t=0 0");
        line("a=group:BUNDLE " + mids);
        line("a=ice-lite");
        line("a=msid-semantic: WMS");
    }

    private void accepted(AnsweredMedia section) {
        var offered = section.offered();
        var opus = offered.opus().orElseThrow();
        line("m=audio " + terms.address().getPort() + " " + offered.protocol() + " " + opus);
        line("c=IN " + host());
        line("a=rtcp-mux");
        line("a=ice-ufrag:" + terms.credentials().ufrag());
        line("a=ice-pwd:" + terms.credentials().password().reveal());
        line("a=fingerprint:sha-256 " + terms.fingerprint().value());
        line("a=setup:passive");
        line("a=mid:" + offered.mid());
        line("a=" + section.direction().attribute());
        extension(offered.extensions().level(), OfferReader.LEVEL_URI);
        extension(offered.extensions().mid(), OfferReader.MID_URI);
        line("a=rtpmap:" + opus + " opus/48000/2");
        line("a=fmtp:" + opus + " minptime=10;useinbandfec=1");
        section.ssrc().ifPresent(ssrc -> {
            line("a=msid:" + section.stream() + " track-" + offered.mid());
            line("a=ssrc:" + Integer.toUnsignedString(ssrc) + " cname:" + terms.cname());
        });
        line("a=candidate:1 1 udp " + HOST_PRIORITY + " "
                + terms.address().getAddress().getHostAddress() + " "
                + terms.address().getPort() + " typ host");
        line("a=end-of-candidates");
    }

    /** Port 0 (RFC 8829 section 5.3.1); a format has to stand there, whichever. */
    private void rejected(OfferedMedia offered) {
        var format = offered.kind().equals("application") ? "webrtc-datachannel" : "0";
        line("m=" + offered.kind() + " 0 " + offered.protocol() + " " + format);
        line("c=IN " + host());
        line("a=mid:" + offered.mid());
        line("a=inactive");
    }

    private void extension(int id, String uri) {
        if (id > 0) {
            line("a=extmap:" + id + " " + uri);
        }
    }

    private String host() {
        var ip = terms.address().getAddress();
        return (ip instanceof Inet6Address ? "IP6 " : "IP4 ") + ip.getHostAddress();
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }
}
