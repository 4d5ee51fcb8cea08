package com.vomeet.lab.media;

import java.time.Instant;

/** Where a browser's connection stands. Only forward: connecting, connected, closed. */
public sealed interface PeerState {
    /** The answer was given; checks and handshake are to come. */
    record Connecting(Instant since) implements PeerState {}

    /** The handshake is complete: media are sent. */
    record Connected(Instant since) implements PeerState {}

    /** It is over. */
    record Closed(Instant since, Cause cause, String detail) implements PeerState {}

    /** Why a connection ended. */
    enum Cause {
        /** The browser closed it (close_notify). */
        BY_BROWSER,
        /** The peer, its room or the server was closed here. */
        BY_SERVER,
        /** Nothing was heard for too long. */
        SILENT,
        /** The handshake failed. */
        FAILED
    }
}
