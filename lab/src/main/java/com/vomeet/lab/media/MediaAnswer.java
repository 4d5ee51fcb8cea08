package com.vomeet.lab.media;

/** What came of a browser's offer. */
public sealed interface MediaAnswer {
    /**
     * The browser may connect.
     *
     * @param sdp the answer, for {@code setRemoteDescription}
     */
    record Accepted(String sdp, MediaPeer peer) implements MediaAnswer {}

    /** The offer cannot be answered. */
    record Refused(Refusal refusal, String detail) implements MediaAnswer {}
}
