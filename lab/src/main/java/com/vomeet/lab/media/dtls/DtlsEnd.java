package com.vomeet.lab.media.dtls;

/** How a DTLS association ended. */
public sealed interface DtlsEnd {
    /** The browser said close_notify. */
    record ByPeer() implements DtlsEnd {}

    /** {@link DtlsLink#close} was called here. */
    record ByUs() implements DtlsEnd {}

    /** The handshake or a record was not as it must be. */
    record Failed(String why) implements DtlsEnd {}
}
