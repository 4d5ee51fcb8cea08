package com.vomeet.lab.media.sdp;

import com.vomeet.lab.media.rtp.ExtensionIds;
import java.util.OptionalInt;

/**
 * One media section of an offer.
 *
 * @param kind {@code audio}, {@code video}, {@code application}
 * @param protocol as in the m-line; the answer has to repeat it
 * @param opus payload type of Opus; empty when it is not offered
 */
public record OfferedMedia(
        String kind, String protocol, String mid, Direction direction, OptionalInt opus, ExtensionIds extensions) {
    /** Audio that we can speak. All other sections are rejected in the answer. */
    public boolean usable() {
        return kind.equals("audio") && opus.isPresent();
    }
}
