package com.vomeet.manager.transcript;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as clients parse them: microseconds, the fraction left out when it is zero, always UTC. */
final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 2026-01-01T10:00:02.500000Z} */
    static String utc(Instant time) {
        return naive(time) + "Z";
    }

    /** {@code 2026-01-01T10:00:02.500000}: no zone, as the first vomeet's database had it. */
    static String naive(Instant time) {
        var whole = time.truncatedTo(ChronoUnit.MICROS).equals(time.truncatedTo(ChronoUnit.SECONDS));
        return (whole ? SECONDS : MICROS).format(time);
    }
}
