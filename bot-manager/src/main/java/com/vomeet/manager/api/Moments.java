package com.vomeet.manager.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as callers write them: a day, or a time with a zone, or one without, which then means UTC. */
final class Moments {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Moments() {}

    /** @throws DateTimeException for what is none, or not of this era */
    static Instant parse(String text) {
        return checked(
                isDay(text) ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : time(text));
    }

    /** The moment at which it is over: a day lasts until the next. */
    static Instant end(String text) {
        return isDay(text)
                ? checked(LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                : parse(text);
    }

    private static boolean isDay(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d");
    }

    private static Instant time(String text) {
        var iso = text.replace(' ', 'T');
        return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static Instant checked(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
