package com.vomeet.lab.media.rtp;

import java.time.Instant;

/** NTP timestamps (RFC 3550 section 4): seconds since 1900 with 32 bits of fraction. */
final class NtpTime {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS = 1_000_000_000L;

    static long of(Instant time) {
        return (time.getEpochSecond() + SECONDS_1900_TO_1970) << 32 | ((long) time.getNano() << 32) / NANOS;
    }

    /** The middle 32 bits, in units of 1/65536 s, as receiver reports quote them. */
    static int middle(Instant time) {
        return (int) (of(time) >>> 16);
    }

    private NtpTime() {}
}
