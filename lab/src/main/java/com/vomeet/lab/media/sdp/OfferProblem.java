package com.vomeet.lab.media.sdp;

/** What can be wrong with an offer. */
public enum OfferProblem {
    /** No session description at all. */
    NOT_SDP,
    /** No media section that is audio with Opus. */
    NO_AUDIO,
    /** No ICE user fragment. */
    NO_ICE,
    /** No SHA-256 fingerprint: without it nobody can tell who does the DTLS handshake. */
    NO_FINGERPRINT,
    /** The browser wants to be the DTLS server; so do we. */
    NOT_DTLS_CLIENT,
    /** The sections are not one bundle: we have one socket for all of them. */
    NOT_BUNDLED
}
