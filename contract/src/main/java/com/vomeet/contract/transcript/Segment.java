package com.vomeet.contract.transcript;

import com.vomeet.contract.whisper.WireSegment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of speech by one person.
 *
 * @param number counts the final segments of a session from 1; the replaceable tail has the number that it will have when final
 * @param start seconds since the session's start
 * @param end seconds since the session's start
 * @param completed false for the tail, which later messages replace
 * @param speaker the participant's name; null where it is not certain
 * @param confidence 0 to 1 where the engine gives it
 * @param words with times in seconds since the session's start, where the engine gives them
 */
public record Segment(
        int number,
        double start,
        double end,
        String text,
        boolean completed,
        @Nullable String language,
        @Nullable String speaker,
        @Nullable Double confidence,
        @Nullable List<WireSegment.Word> words,
        Instant absoluteStartTime,
        Instant absoluteEndTime) {
    public Segment {
        words = words == null ? null : List.copyOf(words);
    }

    /** The same, said by somebody. */
    public Segment by(String name) {
        return new Segment(
                number,
                start,
                end,
                text,
                completed,
                language,
                name,
                confidence,
                words,
                absoluteStartTime,
                absoluteEndTime);
    }
}
