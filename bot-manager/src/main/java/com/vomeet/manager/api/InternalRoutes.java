package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.Callbacks;
import com.vomeet.manager.bot.Heartbeats;
import com.vomeet.manager.log.LogContext;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What bots call. Each post is signed with the secret of its connection; the connection id alone opens nothing. */
final class InternalRoutes implements RouteGroup {
    private final Callbacks callbacks;
    private final Heartbeats heartbeats;
    private final CallbackSecrets secrets;

    InternalRoutes(BotParts parts) {
        this.callbacks = parts.callbacks();
        this.heartbeats = parts.heartbeats();
        this.secrets = parts.secrets();
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/bots/internal/callback/status_change", this::statusChange);
        routes.post("/bots/internal/heartbeat", this::heartbeat);
    }

    private record Processed(
            String status,
            long meetingId,
            String meetingStatus,
            @Nullable String ignored) {}

    private record Unknown(String status, String detail) {}

    private void statusChange(Context context) {
        var callback = read(context, StatusCallback.class);
        requireSigned(context, callback.connectionId());
        LogContext.about(callback.meetingId());
        context.json(answer(callback));
    }

    private Object answer(StatusCallback callback) {
        return switch (callbacks.take(callback)) {
            case Callbacks.Outcome.Processed(var id, var status, var why) ->
                new Processed(
                        "processed",
                        id,
                        status.wire(),
                        why == null ? null : why.name().toLowerCase(Locale.ROOT));
            case Callbacks.Outcome.UnknownConnection _ ->
                new Unknown("error", "Meeting session not found for connection_id: " + callback.connectionId());
        };
    }

    private void heartbeat(Context context) throws InterruptedException {
        var beat = read(context, Heartbeat.class);
        requireSigned(context, beat.connectionId());
        LogContext.about(beat.meetingId());
        context.json(heartbeats.take(beat));
    }

    /** The signature can only be looked at when it is known whose it should be. */
    private static <T> T read(Context context, Class<T> type) {
        try {
            var value = Json.read(new String(context.bodyAsBytes(), StandardCharsets.UTF_8), type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new Refusal(422, "not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
        throw new Refusal(422, "not a " + type.getSimpleName());
    }

    @SuppressWarnings("NullAway") // what the reader leaves null is null whatever the type says
    private void requireSigned(Context context, String connectionId) {
        if (connectionId == null
                || !secrets.signed(
                        connectionId,
                        context.bodyAsBytes(),
                        context.header(CallbackSignature.TIMESTAMP_HEADER),
                        context.header(CallbackSignature.SIGNATURE_HEADER))) {
            throw new Refusal(401, "The signature is missing or does not hold.");
        }
    }
}
