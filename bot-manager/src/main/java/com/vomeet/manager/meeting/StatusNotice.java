package com.vomeet.manager.transcript;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's change of status, for those who are looking.
 *
 * @param version of the meeting; a notice that is older than one already told is left out
 */
record StatusNotice(
        long meetingId,
        int version,
        Platform platform,
        String nativeId,
        MeetingStatus status,
        @Nullable EndReason reason,
        Instant at) {}
