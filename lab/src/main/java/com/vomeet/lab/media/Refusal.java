package com.vomeet.lab.media;

import com.vomeet.lab.media.sdp.OfferProblem;

/** Why an offer was refused. */
public enum Refusal {
    /** No session description at all. */
    NOT_SDP,
    /** No audio section with Opus. */
    NO_AUDIO,
    /** ICE credentials, fingerprint or DTLS role are missing or cannot be used. */
    NO_SECURE_TRANSPORT,
    /** The sections do not share one transport. */
    NOT_BUNDLED,
    /** As many browsers as a room serves are connected. */
    ROOM_FULL,
    /** The room has been closed. */
    ROOM_CLOSED;

    static Refusal of(OfferProblem problem) {
        return switch (problem) {
            case NOT_SDP -> NOT_SDP;
            case NO_AUDIO -> NO_AUDIO;
            case NO_ICE, NO_FINGERPRINT, NOT_DTLS_CLIENT -> NO_SECURE_TRANSPORT;
            case NOT_BUNDLED -> NOT_BUNDLED;
        };
    }
}
