package com.vomeet.manager.config;

/**
 * How many requests a key may make.
 *
 * @param perSecond on and on; 0 means no limit
 * @param burst at once, after a pause
 */
public record LimitSettings(int perSecond, int burst) {
    public static final LimitSettings DEFAULT = new LimitSettings(100, 1_000);
    public static final LimitSettings NONE = new LimitSettings(0, 1);

    static final int MOST = 1_000_000;

    public boolean isNone() {
        return perSecond == 0;
    }
}
