package com.vomeet.manager.bot;

import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import java.time.Instant;

/**
 * What a meeting token says.
 *
 * @param connectionId of the bot that it was made for (claim {@code jti})
 */
public record MeetingClaims(
        MeetingId meeting,
        AccountId account,
        Platform platform,
        String nativeId,
        String connectionId,
        Instant issuedAt,
        Instant expiresAt) {}
