package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which meetings of a list are wanted, newest first.
 *
 * @param statuses none filters nothing, as null does elsewhere
 * @param from made at this moment or later
 * @param to made before this moment
 * @param words each of them has to be found somewhere in the meeting
 */
public record MeetingQuery(
        AccountId account,
        Set<MeetingStatus> statuses,
        @Nullable Platform platform,
        @Nullable Instant from,
        @Nullable Instant to,
        List<String> words,
        int limit,
        int offset) {
    public MeetingQuery {
        statuses = Set.copyOf(statuses);
        words = List.copyOf(words);
    }
}
