package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.ApiKeys;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Signing in and out with the page: by key, an account's or the operator's, or by the link that a terminal printed. */
final class SessionRoutes implements RouteGroup {
    private static final int LONGEST_KEY = 200;

    private final ApiKeys keys;
    private final PageSessions sessions;
    private final OneTimeCodes codes;
    private final OperatorDoor operators;

    SessionRoutes(ApiKeys keys, PageSessions sessions, OneTimeCodes codes, OperatorDoor operators) {
        this.keys = keys;
        this.sessions = sessions;
        this.codes = codes;
        this.operators = operators;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/session", this::show);
        routes.post("/session", this::signIn);
        routes.delete("/session", this::signOut);
        routes.get("/app/enter", this::enter);
    }

    private void show(Context context) {
        var operator = operators.signedIn(context).isPresent();
        var caller = Callers.cookie(context).flatMap(sessions::caller);
        context.header("Cache-Control", "no-store")
                .json(Json.MAPPER
                        .createObjectNode()
                        .put("signed_in", operator || caller.isPresent())
                        .put("operator", operator));
    }

    private void signIn(Context context) {
        Callers.requireSameOrigin(context);
        var body = Body.of(context);
        var key = body.text("api_key", LONGEST_KEY);
        body.refuseProblems();
        open(context, session(context, Secret.of(key == null ? "" : key)));
        context.status(204);
    }

    private Secret session(Context context, Secret key) {
        return operators
                .enter(key, context)
                .or(() -> keys.caller(key).map(sessions::open))
                .orElseThrow(() -> new Refusal(403, "Invalid API key"));
    }

    private void signOut(Context context) {
        Callers.requireSameOrigin(context);
        Callers.cookie(context).ifPresent(sessions::end);
        context.cookie(cookie(context, "", 0)).status(204);
    }

    private void enter(Context context) {
        context.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
        if (context.header("Sec-Purpose") != null) {
            // Looked at ahead by a browser or a messenger: the code is for the person.
            context.status(204);
            return;
        }
        var code = context.queryParam("code");
        var account = code == null ? null : codes.redeem(Secret.of(code)).orElse(null);
        if (account == null) {
            context.status(303).header("Location", "/app/?link=used");
            return;
        }
        open(context, sessions.open(account));
        var meeting = context.queryParam("meeting");
        var page = meeting != null && meeting.matches("[0-9]{1,18}") ? "/app/meetings/" + meeting : "/app/";
        context.status(303).header("Location", page);
    }

    private static void open(Context context, Secret secret) {
        context.cookie(cookie(context, secret.reveal(), (int) PageSessions.LIFETIME.toSeconds()));
    }

    private static Cookie cookie(Context context, String value, int maxAge) {
        var cookie = new Cookie(Callers.COOKIE, value, "/", maxAge);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(context.scheme().equals("https") || "https".equals(context.header("X-Forwarded-Proto")));
        return cookie;
    }
}
