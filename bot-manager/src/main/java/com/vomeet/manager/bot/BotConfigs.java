package com.vomeet.manager.bot;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.meeting.Meeting;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Writes {@code BOT_CONFIG} for a meeting; for the same row always the same. */
public final class BotConfigs {
    private final MeetingTokens tokens;
    private final CallbackSecrets secrets;
    private final Secret redisUrl;
    private final URI callbackUrl;
    private final @Nullable URI collector;

    /** For bots that are not traced. */
    public BotConfigs(MeetingTokens tokens, CallbackSecrets secrets, Secret redisUrl, URI callbackUrl) {
        this(tokens, secrets, redisUrl, callbackUrl, null);
    }

    /** @param collector where bots send their spans; null: nowhere */
    public BotConfigs(
            MeetingTokens tokens, CallbackSecrets secrets, Secret redisUrl, URI callbackUrl, @Nullable URI collector) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.redisUrl = redisUrl;
        this.callbackUrl = callbackUrl;
        this.collector = collector;
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
                meeting.times().joinAt(),
                session.traceparent(),
                session.traceparent() == null ? null : collector,
                null);
    }
}
