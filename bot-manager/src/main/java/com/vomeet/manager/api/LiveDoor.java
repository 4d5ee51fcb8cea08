package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.limit.OpenConnections;
import com.vomeet.manager.transcript.LiveReader;
import io.javalin.http.Context;

/** Where those come in who listen live: so many at once with one key, and each for as long as the key holds. */
record LiveDoor(Callers callers, OpenConnections open, LiveRights rights) {
    /** What a WebSocket is closed with. */
    static final int NO_KEY = 4401;

    static final String FULL = "Too many live connections with this key.";
    /** What somebody hears last whose key opens this no more. */
    static final String LOST = Json.write(LiveConversation.refused(403, Callers.INVALID));

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

    /** From now on the reader hears nothing but that its key opens nothing. */
    static void silence(LiveReader reader) {
        reader.silence(LOST, NO_KEY, Callers.INVALID);
    }
}
