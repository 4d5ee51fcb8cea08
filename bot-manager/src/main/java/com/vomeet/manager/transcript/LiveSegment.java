package com.vomeet.manager.transcript;

import com.vomeet.contract.whisper.WireSegment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as readers see it.
 *
 * @param uid the transcription session that it belongs to
 * @param start seconds since the session's start
 * @param text blank when what was shown under this {@link #id} is to be taken away
 * @param completed false for the session's one replaceable tail
 * @param createdAt when it was stored; null for a tail
 * @param seq the meeting's sequence number of its last change
 */
public record LiveSegment(
        String uid,
        int number,
        double start,
        double end,
        String text,
        boolean completed,
        @Nullable String language,
        @Nullable String speaker,
        @Nullable Double confidence,
        @Nullable List<WireSegment.Word> words,
        Instant absoluteStart,
        Instant absoluteEnd,
        @Nullable Instant createdAt,
        long seq) {
    public LiveSegment {
        words = words == null ? null : List.copyOf(words);
    }

    /** What readers are told of a running text that is there no more. */
    LiveSegment takenBack(long newSeq) {
        return new LiveSegment(
                uid,
                number,
                start,
                end,
                "",
                false,
                language,
                null,
                null,
                null,
                absoluteStart,
                absoluteEnd,
                null,
                newSeq);
    }

    /** The same for the tail and for the final segment that takes its place. */
    public String id() {
        return uid + ":" + number;
    }
}
