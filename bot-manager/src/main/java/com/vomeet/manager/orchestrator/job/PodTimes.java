package com.vomeet.manager.orchestrator.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kubernetes' times, many of which may be missing. */
final class PodTimes {
    private PodTimes() {}

    /** The first that is there. */
    static Instant first(@Nullable String... times) {
        return Stream.of(times)
                .map(PodTimes::parse)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    static @Nullable Instant parse(@Nullable String time) {
        if (time == null) {
            return null;
        }
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
