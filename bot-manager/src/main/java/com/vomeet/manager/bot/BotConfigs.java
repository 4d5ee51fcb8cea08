package com.vomeet.manager.bot;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.meeting.Meeting;
import java.net.URI;

/** Writes {@code BOT_CONFIG} for a meeting; for the same row always the same. */
public final class BotConfigs {
    private final MeetingTokens tokens;
    private final CallbackSecrets secrets;
    private final Secret redisUrl;
    private final URI callbackUrl;

    public BotConfigs(MeetingTokens tokens, CallbackSecrets secrets, Secret redisUrl, URI callbackUrl) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.redisUrl = redisUrl;
        this.callbackUrl = callbackUrl;
    }

    public BotConfig of(Meeting meeting) {
        var session = meeting.session();
        return new BotConfig(
                meeting.id().value(),
                meeting.platform(),
                meeting.url(),
                meeting.order().botName(),
                tokens.issue(meeting),
                meeting.nativeId() == null ? "" : meeting.nativeId(),
                session.connectionId(),
                meeting.wanted().language(),
                meeting.wanted().task() == null
                        ? "transcribe"
                        : meeting.wanted().task(),
                redisUrl,
                session.workload(),
                meeting.order().automaticLeave(),
                callbackUrl,
                meeting.times().scheduledStart(),
                meeting.times().scheduledEnd(),
                secrets.of(session.connectionId()),
                meeting.times().endBy(),
                meeting.times().joinAt());
    }
}
