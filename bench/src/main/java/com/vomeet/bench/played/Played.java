package com.vomeet.bench.played;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one bot did.
 *
 * @param part what it should have done
 * @param reported its reports in order
 * @param reason of its last report; null: it ended without a word
 * @param texts its segments 1, 2, 3 …
 * @param sent so many of them are on the stream for certain
 */
public record Played(
        long meeting,
        Part part,
        List<MeetingStatus> reported,
        @Nullable EndReason reason,
        List<String> texts,
        int sent,
        Instant endedAt) {
    public Played {
        reported = List.copyOf(reported);
        texts = List.copyOf(texts);
    }
}
