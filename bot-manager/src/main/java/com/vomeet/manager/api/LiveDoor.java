package com.vomeet.manager.api;

import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.limit.OpenConnections;
import io.javalin.http.Context;

/** Where those come in who listen live: so many at once with one key, and each for as long as the key holds. */
record LiveDoor(Callers callers, OpenConnections open, LiveRights rights) {
    static final String FULL = "Too many live connections with this key.";

    /** @throws Refusal with 429 */
    OpenConnections.Place enter(Context context, KeyId key) {
        return open.take(key).orElseThrow(() -> {
            context.header("Retry-After", "5");
            return new Refusal(429, FULL);
        });
    }

    /** @param lost is run when the request's key opens this no more; it must not block */
    LiveRights.Watch watch(Context context, Scope scope, Runnable lost) {
        return rights.watch(Callers.pass(context).orElseThrow(), scope, lost);
    }
}
