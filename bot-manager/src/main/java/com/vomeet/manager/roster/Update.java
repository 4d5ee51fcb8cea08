package com.vomeet.manager.roster;

import com.vomeet.manager.meeting.MeetingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told.
 *
 * @param version what to ask with for the next one
 * @param whole the bots are all there are; else those that differ
 * @param gone whose bots are not shown any more
 * @param summary null when the reader has the newest
 */
public record Update(
        long version,
        boolean whole,
        List<LiveBot> bots,
        List<MeetingId> gone,
        @Nullable Summary summary) {
    public Update {
        bots = List.copyOf(bots);
        gone = List.copyOf(gone);
    }
}
