package com.vomeet.manager.api;

import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.limit.RateLimits;
import com.vomeet.manager.limit.Standing;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
                context.header("Retry-After", Long.toString(seconds(pause)));
                throw new Refusal(429, sentence(pause));
            }
        }
    }

    /** Counts the same where no header can be sent; says why it is refused, if it is. */
    Optional<String> refusal(KeyId key) {
        return switch (limits.take(key)) {
            case Standing.Unlimited _, Standing.Admitted _ -> Optional.empty();
            case Standing.TooMany tooMany -> Optional.of(sentence(tooMany.pause()));
        };
    }

    private static String sentence(Duration pause) {
        var seconds = seconds(pause);
        return "Rate limit exceeded. Retry after " + seconds + (seconds == 1 ? " second." : " seconds.");
    }

    /** Rounded up: a second too early is one more refusal. */
    private static long seconds(Duration pause) {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }

    private static void tell(Context context, long limit, long remaining, Instant reset) {
        context.header("X-RateLimit-Limit", Long.toString(limit))
                .header("X-RateLimit-Remaining", Long.toString(remaining))
                .header("X-RateLimit-Reset", Long.toString(reset.plusMillis(999).getEpochSecond()));
    }
}
