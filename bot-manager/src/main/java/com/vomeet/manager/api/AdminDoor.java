package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.admin.Actor;
import com.vomeet.manager.config.Keys;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may administer: whoever shows the admin key, or the one before it while that is being changed. */
final class AdminDoor {
    static final String HEADER = "X-Admin-API-Key";

    private final List<Secret> keys;

    AdminDoor(Keys keys) {
        this.keys = keys.admins();
    }

    /** Refuses everybody but the administrator, with 403 as clients know it. */
    Actor require(Context context) {
        if (keys.isEmpty()) {
            throw new Refusal(403, "Admin authentication is not configured on the server.");
        }
        var given = Secret.of(Objects.requireNonNullElse(context.header(HEADER), ""));
        return actor(given, context).orElseThrow(() -> new Refusal(403, "Invalid or missing admin token."));
    }

    /** Whose key it is; empty when it is no administrator's. */
    Optional<Actor> actor(Secret given, Context context) {
        // All of them are looked at, so that the time does not tell which it is.
        return keys.stream().filter(given::equals).count() == 0
                ? Optional.empty()
                : Optional.of(Actor.ofKey(given, requestId(context)));
    }

    /** Who showed a key before and is remembered by its name, for as long as that key opens. */
    Optional<Actor> named(String name, Context context) {
        return keys.stream()
                .map(key -> Actor.ofKey(key, requestId(context)))
                .filter(actor -> actor.name().equals(name))
                .findFirst();
    }

    private static @Nullable String requestId(Context context) {
        return context.res().getHeader("X-Request-Id");
    }
}
