package com.vomeet.manager.orchestrator;

import com.vomeet.contract.EndReason;
import java.util.Locale;

/** What a workload waits for before its bot runs, each with the end that a meeting comes to when it waits too long. */
public enum Wait {
    /** It was made in part. Starting it again makes the rest. */
    COMPLETION(EndReason.WORKLOAD_NOT_STARTED),
    /** There is no pod, and nobody says why. */
    POD(EndReason.POD_NOT_MADE),
    QUOTA(EndReason.QUOTA_EXCEEDED),
    CAPACITY(EndReason.NO_CAPACITY),
    IMAGE(EndReason.IMAGE_NOT_PULLED),
    CONFIGURATION(EndReason.POD_MISCONFIGURED),
    /** All is well so far. */
    START(EndReason.WORKLOAD_NOT_STARTED);

    private final EndReason tooLong;

    Wait(EndReason tooLong) {
        this.tooLong = tooLong;
    }

    public EndReason tooLong() {
        return tooLong;
    }

    /** The kind of the meeting's event that tells of it. */
    public String event() {
        return "waiting_for_" + name().toLowerCase(Locale.ROOT);
    }
}
