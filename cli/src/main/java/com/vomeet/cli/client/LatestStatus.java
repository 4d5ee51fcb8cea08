package com.vomeet.cli.client;

import com.vomeet.contract.MeetingStatus;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How far a meeting has come. News and answers overtake each other, and no meeting goes back. Thread-safe. */
public final class LatestStatus {
    private final AtomicReference<@Nullable MeetingStatus> latest = new AtomicReference<>();

    /** @return whether the meeting has come further by it */
    public boolean advance(MeetingStatus status) {
        var before = latest.getAndUpdate(known -> isFurther(known, status) ? status : known);
        return isFurther(before, status);
    }

    private static boolean isFurther(@Nullable MeetingStatus known, MeetingStatus status) {
        return known == null || (!known.isTerminal() && known.compareTo(status) < 0);
    }
}
