package com.vomeet.bench.played;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database has of one meeting.
 *
 * @param statuses each change of status, in order
 * @param texts its segments by number
 * @param storedUpTo what the bot is told
 */
public record Row(
        long meeting,
        String status,
        @Nullable String reason,
        List<String> statuses,
        Map<Integer, String> texts,
        int storedUpTo,
        @Nullable Instant lastSeen,
        @Nullable Instant ended) {
    public Row {
        statuses = List.copyOf(statuses);
        texts = Map.copyOf(texts);
    }

    public boolean isTerminal() {
        return status.equals("completed") || status.equals("failed");
    }
}
