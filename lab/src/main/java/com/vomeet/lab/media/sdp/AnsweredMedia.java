package com.vomeet.lab.media.sdp;

import java.util.OptionalInt;

/**
 * Our answer to one section of an offer.
 *
 * @param ssrc of the stream that we send in it; empty when we send nothing
 * @param stream id of the media stream that the page sees the track in
 */
public record AnsweredMedia(OfferedMedia offered, OptionalInt ssrc, String stream) {
    /** What we do is what the browser asked for, as far as there is something to send. */
    Direction direction() {
        return Direction.of(ssrc.isPresent(), offered.direction().sends());
    }
}
