package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Accounts;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who calls: {@code X-API-Key}, or {@code Authorization: Bearer}, or the page's session. */
final class Callers {
    private final Accounts accounts;
    private final @Nullable Secret admin;

    Callers(Accounts accounts, @Nullable Secret admin) {
        this.accounts = accounts;
        this.admin = admin;
    }

    /** The calling account; refuses with 403 as clients know it. */
    AccountId account(Context context) {
        var key = key(context).orElseThrow(() -> new Refusal(403, "Missing API key (X-API-Key header)"));
        return accounts.find(key).orElseThrow(() -> new Refusal(403, "Invalid API key"));
    }

    private static Optional<Secret> key(Context context) {
        var header = context.header("X-API-Key");
        if (header == null) {
            var bearer = context.header("Authorization");
            header = bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7) ? bearer.substring(7) : null;
        }
        return Optional.ofNullable(header)
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(Secret::of);
    }

    /** Refuses everybody but the administrator. */
    void requireAdmin(Context context) {
        if (admin == null) {
            throw new Refusal(403, "Admin authentication is not configured on the server.");
        }
        var given = context.header("X-Admin-API-Key");
        if (given == null || !admin.equals(Secret.of(given))) {
            throw new Refusal(403, "Invalid or missing admin token.");
        }
    }
}
