package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.Caller;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who calls: {@code X-API-Key}, or {@code Authorization: Bearer}, or the page's session. */
final class Callers {
    static final String INVALID = "Invalid API key";
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
        var pass = pass(context);
        if (pass.isPresent() && pass.get() instanceof Pass.Key key) {
            return caller(key).orElseThrow(() -> new Refusal(403, INVALID));
        }
        var session =
                pass.flatMap(this::caller).orElseThrow(() -> new Refusal(403, "Missing API key (X-API-Key header)"));
        requireOwnPage(context);
        return session;
    }

    /** Of what a session is used for, whatever changes something must come from our own pages. */
    static void requireOwnPage(Context context) {
        if (!SAFE.contains(context.method().name())) {
            requireSameOrigin(context);
        }
    }

    /** Whom it shows now; empty when it opens nothing. */
    Optional<Caller> caller(Pass pass) {
        return switch (pass) {
            case Pass.Key(var secret) -> keys.caller(secret);
            case Pass.Session(var secret) -> sessions.caller(secret);
        };
    }

    /** The same of many, without those that open nothing. */
    Map<Pass, Caller> callers(Set<Pass> passes) {
        var callers = new HashMap<Pass, Caller>();
        keys.callers(secrets(passes, Pass.Key.class)).forEach((secret, of) -> callers.put(new Pass.Key(secret), of));
        sessions.callers(secrets(passes, Pass.Session.class))
                .forEach((secret, of) -> callers.put(new Pass.Session(secret), of));
        return callers;
    }

    private static List<Secret> secrets(Set<Pass> passes, Class<? extends Pass> kind) {
        return passes.stream().filter(kind::isInstance).map(Pass::secret).toList();
    }

    /** Counts what a live connection asks of the database. Says why it is refused, if it is. */
    Optional<String> hasty(KeyId key) {
        return limits.refusal(key);
    }

    /** What a request shows; a page's session only where no key is. */
    static Optional<Pass> pass(Context context) {
        var key = key(context).<Pass>map(Pass.Key::new);
        return key.isPresent() ? key : cookie(context).map(Pass.Session::new);
    }

    /** What a WebSocket was opened with; empty without any key, and for a session that another server's page has used. */
    static Optional<Pass> pass(WsContext context) {
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
            return key.map(Pass.Key::new);
        }
        return Optional.ofNullable(context.cookie(COOKIE))
                .filter(s -> !s.isBlank() && sameOrigin(context))
                .map(Secret::of)
                .map(Pass.Session::new);
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
        return Stream.of(context.header("X-API-Key"), bearer(context.header("Authorization")))
                .flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .findFirst()
                .map(Secret::of);
    }

    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : null;
    }
}
