package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.Caller;
import com.vomeet.manager.account.Scope;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who calls: {@code X-API-Key}, or {@code Authorization: Bearer}, or the page's session. */
final class Callers {
    static final String COOKIE = "vomeet_session";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiKeys keys;
    private final PageSessions sessions;
    private final KeyLimits limits;

    Callers(ApiKeys keys, PageSessions sessions, KeyLimits limits) {
        this.keys = keys;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** Who calls; refuses with 403, as clients know it, the unknown and those who may not do this, and with 429 the hasty. */
    Caller require(Context context, Scope scope) {
        var caller = caller(context);
        limits.admit(context, caller.key());
        if (!caller.may(scope)) {
            throw new Refusal(403, "The API key lacks the scope " + scope.wire());
        }
        return caller;
    }

    private Caller caller(Context context) {
        var key = key(context);
        if (key.isPresent()) {
            return keys.caller(key.get()).orElseThrow(() -> new Refusal(403, "Invalid API key"));
        }
        var session = cookie(context)
                .flatMap(sessions::caller)
                .orElseThrow(() -> new Refusal(403, "Missing API key (X-API-Key header)"));
        requireOwnPage(context);
        return session;
    }

    /** Of what a session is used for, whatever changes something must come from our own pages. */
    static void requireOwnPage(Context context) {
        if (!SAFE.contains(context.method().name())) {
            requireSameOrigin(context);
        }
    }

    /** Who opens a WebSocket; empty without any key. Whether the key is known and may read text shows when it is used. */
    Optional<Supplier<Optional<AccountId>>> socket(WsContext context) {
        var key = Stream.of(
                        header(context, "X-API-Key"),
                        context.queryParam("api_key"),
                        bearer(header(context, "Authorization")))
                .flatMap(Stream::ofNullable)
                .filter(s -> !s.isBlank())
                .findFirst()
                .map(String::strip)
                .map(Secret::of);
        if (key.isPresent()) {
            return Optional.of(() -> keys.caller(key.get()).flatMap(Callers::reader));
        }
        var session = Optional.ofNullable(context.cookie(COOKIE))
                .filter(s -> !s.isBlank())
                .map(Secret::of);
        return session.isPresent() && sameOrigin(context)
                ? Optional.of(() -> sessions.caller(session.get()).flatMap(Callers::reader))
                : Optional.empty();
    }

    private static Optional<AccountId> reader(Caller caller) {
        return caller.may(Scope.TRANSCRIPTS_READ) ? Optional.of(caller.account()) : Optional.empty();
    }

    private static boolean sameOrigin(WsContext context) {
        return SameOrigin.holds(header(context, "Sec-Fetch-Site"), header(context, "Origin"), header(context, "Host"));
    }

    /** After the upgrade the server knows headers by the very letters that the client sent. */
    private static @Nullable String header(WsContext context, String name) {
        return context.headerMap().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** For what changes something in the name of a session: refuses requests that other pages make a browser send. */
    static void requireSameOrigin(Context context) {
        if (!SameOrigin.holds(context.header("Sec-Fetch-Site"), context.header("Origin"), context.header("Host"))) {
            throw new Refusal(403, "A session is for this server's own pages only");
        }
    }

    static Optional<Secret> cookie(Context context) {
        return Optional.ofNullable(context.cookie(COOKIE))
                .filter(s -> !s.isBlank())
                .map(Secret::of);
    }

    private static Optional<Secret> key(Context context) {
        var header = context.header("X-API-Key");
        return Optional.ofNullable(header == null ? bearer(context.header("Authorization")) : header)
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(Secret::of);
    }

    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : null;
    }
}
