package com.vomeet.manager.api;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;

/**
 * Pages of any origin may call with a key that they hold. They may not bring a cookie: credentials are never allowed, and what a
 * session changes is refused to other origins besides ({@link SameOrigin}).
 */
final class CrossOrigin {
    /** What a page may read besides the body. */
    private static final List<String> EXPOSED = List.of(
            "X-Request-Id",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "Retry-After",
            "Idempotent-Replayed",
            "Location");

    private CrossOrigin() {}

    static void allow(JavalinConfig config) {
        config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
            rule.anyHost();
            EXPOSED.forEach(rule::exposeHeader);
            rule.maxAge = (int) Duration.ofHours(1).toSeconds();
        }));
    }
}
