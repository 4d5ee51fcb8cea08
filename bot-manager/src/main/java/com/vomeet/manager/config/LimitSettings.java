package com.vomeet.manager.config;

import java.time.Duration;

/**
 * How many requests a key may make, and how many live connections it may have.
 *
 * @param perSecond on and on; 0 means no limit
 * @param burst at once, after a pause
 * @param live connections at once; 0 means no limit
 * @param liveCheck how often it is asked whether the keys of those still hold
 */
public record LimitSettings(int perSecond, int burst, int live, Duration liveCheck) {
    public static final LimitSettings DEFAULT = new LimitSettings(100, 1_000);
    public static final LimitSettings NONE = new LimitSettings(0, 1);

    static final int MOST = 1_000_000;

    /** With the usual limits for live connections. */
    public LimitSettings(int perSecond, int burst) {
        this(perSecond, burst, 1_000, Duration.ofSeconds(10));
    }

    public boolean isNone() {
        return perSecond == 0;
    }
}
