package com.vomeet.manager.account;

import org.jspecify.annotations.Nullable;

/**
 * What can be changed about an account.
 *
 * @param maxConcurrentBots seats; 0 means no limit
 * @param retentionDays how long a meeting is kept after its end; null: for ever, 0: not at all
 */
public record AccountSettings(
        String name,
        int maxConcurrentBots,
        boolean enabled,
        @Nullable Integer retentionDays,
        @Nullable String googleClientId) {
    public static final int DEFAULT_SEATS = 5;
    public static final int LONGEST_RETENTION = 36_500;

    public AccountSettings {
        if (maxConcurrentBots < 0) {
            throw new IllegalArgumentException("seats below 0: " + maxConcurrentBots);
        }
        if (retentionDays != null && (retentionDays < 0 || retentionDays > LONGEST_RETENTION)) {
            throw new IllegalArgumentException("days from 0 to " + LONGEST_RETENTION + ", not " + retentionDays);
        }
    }

    public static AccountSettings usual(String name) {
        return new AccountSettings(name, DEFAULT_SEATS, true, null, null);
    }

    public AccountSettings withName(String changed) {
        return new AccountSettings(changed, maxConcurrentBots, enabled, retentionDays, googleClientId);
    }

    public AccountSettings withMaxConcurrentBots(int changed) {
        return new AccountSettings(name, changed, enabled, retentionDays, googleClientId);
    }

    public AccountSettings withEnabled(boolean changed) {
        return new AccountSettings(name, maxConcurrentBots, changed, retentionDays, googleClientId);
    }

    public AccountSettings withRetentionDays(@Nullable Integer changed) {
        return new AccountSettings(name, maxConcurrentBots, enabled, changed, googleClientId);
    }

    public AccountSettings withGoogleClientId(@Nullable String changed) {
        return new AccountSettings(name, maxConcurrentBots, enabled, retentionDays, changed);
    }
}
