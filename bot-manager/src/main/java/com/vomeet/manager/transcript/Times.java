package com.vomeet.manager.transcript;

import com.vomeet.manager.meeting.NaiveTime;
import java.time.Instant;

/** Times of segments and frames as clients parse them. */
final class Times {
    private Times() {}

    /** {@code 2026-01-01T10:00:02.500000Z} */
    static String utc(Instant time) {
        return NaiveTime.format(time) + "Z";
    }

    /** {@code 2026-01-01T10:00:02.500000}: no zone, as the first vomeet's database had it. */
    static String naive(Instant time) {
        return NaiveTime.format(time);
    }
}
