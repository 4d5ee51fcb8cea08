package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import org.jspecify.annotations.Nullable;

/** Which meetings of a list are wanted: newest first, null filters nothing. */
public record Page(
        int limit,
        int offset,
        @Nullable MeetingStatus status,
        @Nullable Platform platform) {}
