package com.vomeet.manager.meeting;

import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checked wish for a bot.
 *
 * @param url what the bot opens
 * @param language null lets the engine decide
 * @param task null means {@code transcribe}
 * @param scheduledStart the bot is made before and knocks then; null or past: at once
 * @param endBy when a bot that starts at once has to be gone; a scheduled one has as long from its time on
 * @param retryOf the failed meeting that is tried again
 */
public record BotRequest(
        AccountId account,
        Platform platform,
        String nativeId,
        URI url,
        BotOrder order,
        @Nullable String language,
        @Nullable String task,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        Instant endBy,
        @Nullable MeetingId retryOf) {

    /** A first try. */
    public BotRequest(
            AccountId account,
            Platform platform,
            String nativeId,
            URI url,
            BotOrder order,
            @Nullable String language,
            @Nullable String task,
            @Nullable Instant scheduledStart,
            @Nullable Instant scheduledEnd,
            Instant endBy) {
        this(account, platform, nativeId, url, order, language, task, scheduledStart, scheduledEnd, endBy, null);
    }
}
