package com.vomeet.lab.scenario;

import java.time.Duration;

/** Something that is done some time after something has happened for the first time. */
public record Step(When when, Duration after, HostAction action) {
    public Step {
        if (after.isNegative()) {
            throw new IllegalArgumentException("after: must not be negative");
        }
    }

    /** What a step can wait for. */
    public enum When {
        OPENED,
        PAGE_OPENED,
        KNOCKED,
        JOINED,
        SCRIPT_STARTED,
        SCRIPT_ENDED
    }
}
