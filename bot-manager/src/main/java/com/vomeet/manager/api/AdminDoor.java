package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.admin.Actor;
import com.vomeet.manager.config.Keys;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;

/** Who may administer: whoever shows the admin key, or the one before it while that is being changed. */
final class AdminDoor {
    private final List<Secret> keys;

    AdminDoor(Keys keys) {
        this.keys = keys.admins();
    }

    /** Refuses everybody but the administrator, with 403 as clients know it. */
    Actor require(Context context) {
        if (keys.isEmpty()) {
            throw new Refusal(403, "Admin authentication is not configured on the server.");
        }
        var given = Secret.of(Objects.requireNonNullElse(context.header("X-Admin-API-Key"), ""));
        // All of them are looked at, so that the time does not tell which it is.
        if (keys.stream().filter(given::equals).count() == 0) {
            throw new Refusal(403, "Invalid or missing admin token.");
        }
        return Actor.ofKey(given, context.res().getHeader("X-Request-Id"));
    }
}
