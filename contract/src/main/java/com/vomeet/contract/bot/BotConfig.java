package com.vomeet.contract.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code BOT_CONFIG}: all that a bot is told at its start. The names are the setup guide's; {@code callbackSecret},
 * {@code endBy}, {@code joinAt}, {@code traceparent}, {@code otlpEndpoint} and {@code whisperLiveUrl} are this product's own. The manager
 * writes it with {@link com.vomeet.contract.Json}, the bot reads it with {@link BotConfigReader}, which names every field that is wrong.
 *
 * @param meetingId the row's id in the manager's database
 * @param token the meeting token, sent along with every segment; opaque to the bot
 * @param connectionId identifies this bot in callbacks and is the uid of its transcription session
 * @param language null lets the engine decide
 * @param redisUrl null: no Redis is used (commands then come by heartbeat answers alone, and no text is stored)
 * @param callbackUrl the first vomeet's {@code .../bots/internal/callback/exited}; null: nothing is reported
 * @param endBy the orchestrator's deadline; the bot leaves 60 s before it
 * @param joinAt the bot gets ready before and knocks at this moment; null or past: at once
 * @param traceparent of the request for the bot (W3C Trace Context); null: it is not traced
 * @param otlpEndpoint where spans of it go; null: nowhere, unless the environment says
 * @param whisperLiveUrl the speech server; null: the environment says
 */
public record BotConfig(
        @JsonProperty("meeting_id") long meetingId,
        @JsonProperty("platform") Platform platform,
        @JsonProperty("meetingUrl") URI meetingUrl,
        @JsonProperty("botName") String botName,
        @JsonProperty("token") Secret token,
        @JsonProperty("nativeMeetingId") String nativeMeetingId,
        @JsonProperty("connectionId") String connectionId,
        @JsonProperty("language") @Nullable String language,
        @JsonProperty("task") String task,
        @JsonProperty("redisUrl") @Nullable Secret redisUrl,
        @JsonProperty("container_name") @Nullable String containerName,
        @JsonProperty("automaticLeave") AutomaticLeave automaticLeave,
        @JsonProperty("botManagerCallbackUrl") @Nullable URI callbackUrl,
        @JsonProperty("scheduledStartTime") @Nullable Instant scheduledStartTime,
        @JsonProperty("scheduledEndTime") @Nullable Instant scheduledEndTime,
        @JsonProperty("callbackSecret") @Nullable Secret callbackSecret,
        @JsonProperty("endBy") @Nullable Instant endBy,
        @JsonProperty("joinAt") @Nullable Instant joinAt,
        @JsonProperty("traceparent") @Nullable String traceparent,
        @JsonProperty("otlpEndpoint") @Nullable URI otlpEndpoint,
        @JsonProperty("whisperLiveUrl") @Nullable URI whisperLiveUrl) {
    /** A bot that knocks at once, is not traced, and whose environment names the speech server. */
    public BotConfig(
            long meetingId,
            Platform platform,
            URI meetingUrl,
            String botName,
            Secret token,
            String nativeMeetingId,
            String connectionId,
            @Nullable String language,
            String task,
            @Nullable Secret redisUrl,
            @Nullable String containerName,
            AutomaticLeave automaticLeave,
            @Nullable URI callbackUrl,
            @Nullable Instant scheduledStartTime,
            @Nullable Instant scheduledEndTime,
            @Nullable Secret callbackSecret,
            @Nullable Instant endBy) {
        this(
                meetingId,
                platform,
                meetingUrl,
                botName,
                token,
                nativeMeetingId,
                connectionId,
                language,
                task,
                redisUrl,
                containerName,
                automaticLeave,
                callbackUrl,
                scheduledStartTime,
                scheduledEndTime,
                callbackSecret,
                endBy,
                null,
                null,
                null,
                null);
    }
}
