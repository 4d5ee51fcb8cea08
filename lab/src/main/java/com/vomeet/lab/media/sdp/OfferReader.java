package com.vomeet.lab.media.sdp;

import com.vomeet.lab.media.dtls.Fingerprint;
import com.vomeet.lab.media.rtp.ExtensionIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the few lines of an offer that matter here. */
public final class OfferReader {
    static final String LEVEL_URI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
    static final String MID_URI = "urn:ietf:params:rtp-hdrext:sdes:mid";
    private static final Pattern M_LINE = Pattern.compile("m=(\\S+) \\d+ (\\S+) .*");
    private static final Pattern OPUS = Pattern.compile("(\\d{1,3}) opus/48000/2", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile("(\\d{1,4})(?:/\\w+)? (\\S+).*");
    private static final Pattern SHA_256 = Pattern.compile("(?i)sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})");

    private final SdpLines session;
    private final List<SdpLines> sections;

    private OfferReader(List<SdpLines> parts) {
        this.session = parts.getFirst();
        this.sections = parts.subList(1, parts.size());
    }

    public static SdpReading read(String sdp) {
        if (!sdp.startsWith("v=0")) {
            return new SdpReading.Bad(OfferProblem.NOT_SDP, "it does not begin with v=0");
        }
        return new OfferReader(split(sdp)).read();
    }

    private static List<SdpLines> split(String sdp) {
        var parts = new ArrayList<SdpLines>();
        var part = new ArrayList<String>();
        for (var line : sdp.lines().toList()) {
            if (line.startsWith("m=")) {
                parts.add(new SdpLines(part));
                part.clear();
            }
            part.add(line.strip());
        }
        parts.add(new SdpLines(part));
        return parts;
    }

    private SdpReading read() {
        var media =
                sections.stream().flatMap(section -> media(section).stream()).toList();
        if (media.size() != sections.size()) {
            return new SdpReading.Bad(OfferProblem.NOT_SDP, "a media section has no proper m= line");
        }
        if (media.stream().noneMatch(OfferedMedia::usable)) {
            return new SdpReading.Bad(OfferProblem.NO_AUDIO, "no audio section with opus/48000/2");
        }
        if (!bundled(media)) {
            return new SdpReading.Bad(OfferProblem.NOT_BUNDLED, "a=group:BUNDLE does not name all sections");
        }
        if (transport("setup").filter("passive"::equals).isPresent()) {
            return new SdpReading.Bad(OfferProblem.NOT_DTLS_CLIENT, "a=setup:passive");
        }
        var ufrag = transport("ice-ufrag");
        if (ufrag.isEmpty()) {
            return new SdpReading.Bad(OfferProblem.NO_ICE, "no a=ice-ufrag");
        }
        return transport("fingerprint")
                .map(SHA_256::matcher)
                .filter(found -> found.matches())
                .<SdpReading>map(found -> new SdpReading.Offer(ufrag.get(), new Fingerprint(found.group(1)), media))
                .orElseGet(() -> new SdpReading.Bad(OfferProblem.NO_FINGERPRINT, "no a=fingerprint with sha-256"));
    }

    /** What describes the one transport may stand in the session part or in a section; all of one bundle say the same. */
    private Optional<String> transport(String attribute) {
        return session.attribute(attribute)
                .or(() -> sections.stream()
                        .flatMap(section -> section.attribute(attribute).stream())
                        .findFirst());
    }

    private boolean bundled(List<OfferedMedia> media) {
        var mids = media.stream().map(OfferedMedia::mid).toList();
        return mids.stream().noneMatch(String::isEmpty)
                && session.attributes("group")
                        .map(group -> Arrays.asList(group.split(" ", -1)))
                        .anyMatch(group -> group.getFirst().equals("BUNDLE") && group.containsAll(mids));
    }

    private static Optional<OfferedMedia> media(SdpLines section) {
        var mLine = M_LINE.matcher(section.lines().getFirst());
        if (!mLine.matches()) {
            return Optional.empty();
        }
        var direction = section.flags()
                .flatMap(flag -> Direction.ofAttribute(flag).stream())
                .findFirst()
                .orElse(Direction.SENDRECV);
        return Optional.of(new OfferedMedia(
                mLine.group(1),
                mLine.group(2),
                section.attribute("mid").orElse(""),
                direction,
                opus(section),
                new ExtensionIds(extension(section, LEVEL_URI), extension(section, MID_URI))));
    }

    private static OptionalInt opus(SdpLines section) {
        return section.attributes("rtpmap")
                .map(OPUS::matcher)
                .filter(found -> found.matches())
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }

    private static int extension(SdpLines section, String uri) {
        return section.attributes("extmap")
                .map(EXTENSION::matcher)
                .filter(found -> found.matches() && found.group(2).equals(uri))
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }
}
