package com.vomeet.lab.media.ice;

/** Attribute types of RFC 8489 section 18.3 and RFC 8445 section 16.1 that are read or written here. */
final class StunAttribute {
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;

    private StunAttribute() {}
}
