package com.vomeet.lab.media;

import com.vomeet.lab.media.ice.IceCredentials;
import com.vomeet.lab.media.rtp.RtpStream;
import com.vomeet.lab.media.sdp.AnswerTerms;
import com.vomeet.lab.media.sdp.AnswerWriter;
import com.vomeet.lab.media.sdp.AnsweredMedia;
import com.vomeet.lab.media.sdp.OfferedMedia;
import com.vomeet.lab.media.sdp.SdpReading;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The answer to an offer, and the tracks that follow from it: the first sections that want to receive audio get the room's
 * tracks in order. Sections beyond are answered with nothing to receive; tracks beyond are not sent to this browser.
 */
record Negotiated(String sdp, PeerTerms terms, List<OutgoingTrack> tracks) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Negotiated answer(SdpReading.Offer offer, Arrangement arrangement, ServerParts parts) {
        var credentials = IceCredentials.generate();
        var terms = new AnswerTerms(
                parts.address(),
                credentials,
                parts.identity().fingerprint(),
                "lab-" + Integer.toHexString(RANDOM.nextInt()));
        var firstSsrc = RANDOM.nextInt(1, Integer.MAX_VALUE - arrangement.tracks());
        var media = new ArrayList<AnsweredMedia>();
        var tracks = new ArrayList<OutgoingTrack>();
        for (var section : offer.media()) {
            var index = tracks.size();
            if (section.usable() && section.direction().receives() && index < arrangement.tracks()) {
                var stream = stream(section, firstSsrc + index);
                tracks.add(new OutgoingTrack(stream, terms.cname(), RANDOM));
                media.add(new AnsweredMedia(section, OptionalInt.of(stream.ssrc()), arrangement.stream(index)));
            } else {
                media.add(new AnsweredMedia(section, OptionalInt.empty(), ""));
            }
        }
        return new Negotiated(
                AnswerWriter.write(terms, media), new PeerTerms(credentials, offer.fingerprint()), List.copyOf(tracks));
    }

    private static RtpStream stream(OfferedMedia section, int ssrc) {
        return new RtpStream(ssrc, section.opus().orElseThrow(), section.extensions(), section.mid());
    }
}
