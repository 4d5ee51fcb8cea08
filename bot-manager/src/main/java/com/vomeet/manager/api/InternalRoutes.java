package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.manager.bot.BotWord;
import com.vomeet.manager.bot.CallbackReader;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.Callbacks;
import com.vomeet.manager.bot.Heartbeats;
import com.vomeet.manager.bot.OldCallback;
import com.vomeet.manager.log.LogContext;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What bots call. Each post is signed with the secret of its connection; the connection id alone opens nothing, unless bots of the first
 * vomeet are let in by {@code LEGACY_CALLBACKS}.
 */
final class InternalRoutes implements RouteGroup {
    private static final String CALLBACKS = "/bots/internal/callback/";

    private final Callbacks callbacks;
    private final Heartbeats heartbeats;
    private final CallbackSecrets secrets;
    private final Traced traced;
    private final boolean legacy;

    /** @param legacy reports without a signature are taken */
    InternalRoutes(BotParts parts, boolean legacy) {
        this.callbacks = parts.callbacks();
        this.heartbeats = parts.heartbeats();
        this.secrets = parts.secrets();
        this.traced = new Traced(parts.tracing());
        this.legacy = legacy;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        var statusChange = CALLBACKS + "status_change";
        routes.post(statusChange, traced.continued(statusChange, this::statusChange));
        for (var old : OldCallback.values()) {
            routes.post(CALLBACKS + old.path(), context -> old(context, old));
        }
        routes.post("/bots/internal/heartbeat", this::heartbeat);
    }

    private record Processed(
            String status,
            long meetingId,
            String meetingStatus,
            @Nullable String ignored,
            @Nullable String finalStatus) {}

    private record Unknown(String status, String detail) {}

    private void statusChange(Context context) {
        if (!maybeSigned(context)) {
            requireLegacy(context);
        }
        var word = read(context, CallbackReader::statusChange);
        if (isSigned(context, word.connectionId())) {
            context.json(answer(word, callbacks.take(word), false));
        } else {
            requireLegacy(context);
            context.json(answer(word, callbacks.takeUnsigned(word), false));
        }
    }

    /** No bot that signs ever used these. */
    private void old(Context context, OldCallback old) {
        requireLegacy(context);
        var word = read(context, old::read);
        context.json(answer(word, callbacks.takeUnsigned(word), old == OldCallback.EXITED));
    }

    private void requireLegacy(Context context) {
        if (!legacy || context.header(CallbackSignature.SIGNATURE_HEADER) != null) {
            throw notSigned();
        }
    }

    private static Object answer(BotWord word, Callbacks.Outcome outcome, boolean exited) {
        return switch (outcome) {
            case Callbacks.Outcome.Processed(var id, var status, var why) ->
                new Processed(
                        "processed",
                        id,
                        status.wire(),
                        why == null ? null : why.name().toLowerCase(Locale.ROOT),
                        exited ? status.wire() : null);
            case Callbacks.Outcome.UnknownConnection _ ->
                new Unknown("error", "Meeting session not found for connection_id: " + word.connectionId());
            case Callbacks.Outcome.NotItsBot _ -> throw notSigned();
        };
    }

    private void heartbeat(Context context) throws InterruptedException {
        if (!maybeSigned(context)) {
            throw notSigned();
        }
        var beat = read(context, body -> Json.MAPPER.treeToValue(body, Heartbeat.class));
        if (!isSigned(context, beat.connectionId())) {
            throw notSigned();
        }
        LogContext.about(beat.meetingId());
        context.json(heartbeats.take(beat));
    }

    private interface Reader<T> {
        T read(JsonNode body) throws CallbackReader.Unreadable;
    }

    /** The signature can only be looked at when it is known whose it should be. */
    private static <T> T read(Context context, Reader<T> reader) {
        try {
            var body = Json.MAPPER.readTree(new String(context.bodyAsBytes(), StandardCharsets.UTF_8));
            if (body != null && body.isObject()) {
                return reader.read(body);
            }
        } catch (JacksonException e) {
            throw new Refusal(422, "not a report: " + e.getOriginalMessage());
        } catch (CallbackReader.Unreadable e) {
            throw new Refusal(422, "not a report: " + e.getMessage());
        }
        throw new Refusal(422, "not a report: a JSON object is wanted");
    }

    /** Before the body is read, which anybody can send. */
    private boolean maybeSigned(Context context) {
        return secrets.maybeSigned(
                context.header(CallbackSignature.TIMESTAMP_HEADER), context.header(CallbackSignature.SIGNATURE_HEADER));
    }

    @SuppressWarnings("NullAway") // what the reader leaves null is null whatever the type says
    private boolean isSigned(Context context, String connectionId) {
        return connectionId != null
                && secrets.signed(
                        connectionId,
                        context.bodyAsBytes(),
                        context.header(CallbackSignature.TIMESTAMP_HEADER),
                        context.header(CallbackSignature.SIGNATURE_HEADER));
    }

    private static Refusal notSigned() {
        return new Refusal(401, "The signature is missing or does not hold.");
    }
}
