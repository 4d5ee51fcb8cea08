package com.vomeet.manager.api;

import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.limit.RateLimits;
import com.vomeet.manager.limit.Standing;
import io.javalin.http.Context;
import java.time.Instant;

/** Counts requests by key and says in each answer how the key stands. */
final class KeyLimits {
    private final RateLimits limits;

    KeyLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Refusal with 429 */
    void admit(Context context, KeyId key) {
        switch (limits.take(key)) {
            case Standing.Unlimited _ -> {}
            case Standing.Admitted(var limit, var remaining, var reset) -> tell(context, limit, remaining, reset);
            case Standing.TooMany(var limit, var reset, var pause) -> {
                tell(context, limit, 0, reset);
                // Rounded up: a second too early is one more refusal.
                var seconds = Math.max(1, pause.plusMillis(999).toSeconds());
                context.header("Retry-After", Long.toString(seconds));
                throw new Refusal(
                        429, "Rate limit exceeded. Retry after " + seconds + (seconds == 1 ? " second." : " seconds."));
            }
        }
    }

    private static void tell(Context context, long limit, long remaining, Instant reset) {
        context.header("X-RateLimit-Limit", Long.toString(limit))
                .header("X-RateLimit-Remaining", Long.toString(remaining))
                .header("X-RateLimit-Reset", Long.toString(reset.plusMillis(999).getEpochSecond()));
    }
}
