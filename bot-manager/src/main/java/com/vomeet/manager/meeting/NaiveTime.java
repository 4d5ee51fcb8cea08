package com.vomeet.manager.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as clients of the first vomeet parse them: UTC without saying so, six decimals or none. */
public final class NaiveTime {
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private NaiveTime() {}

    public static String format(Instant instant) {
        var micros = instant.truncatedTo(ChronoUnit.MICROS);
        var format = micros.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? WHOLE : MICROS;
        return format.format(LocalDateTime.ofInstant(micros, ZoneOffset.UTC));
    }

    public static @Nullable String formatOptional(@Nullable Instant instant) {
        return instant == null ? null : format(instant);
    }
}
