package com.vomeet.manager.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in a meeting since some sequence number, as of one moment.
 *
 * @param seq the meeting's newest sequence number
 * @param statusSeq that of the newest status change; 0 when none was told
 * @param statusPayload the frame that told it
 * @param segments final ones and tails, in the order in which they are read
 */
public record LiveView(long seq, long statusSeq, @Nullable String statusPayload, List<LiveSegment> segments) {
    public LiveView {
        segments = List.copyOf(segments);
    }

    /** What a reader sees: without the blank ones, which only tell that something is gone. */
    public List<LiveSegment> shown() {
        return segments.stream().filter(s -> !s.text().isBlank()).toList();
    }
}
