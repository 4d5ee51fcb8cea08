package com.vomeet.manager.api;

import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Redis;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisException;

/** Liveness, which depends on nothing, and readiness, which says what is missing. */
final class HealthRoutes implements RouteGroup {
    private final Database database;
    private final Redis redis;

    HealthRoutes(Database database, Redis redis) {
        this.database = database;
        this.redis = redis;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/healthz", context -> context.json(Map.of("status", "ok")));
        routes.get("/readyz", context -> {
            var wrong = wrong();
            var answer = new LinkedHashMap<String, Object>();
            answer.put("status", wrong.isEmpty() ? "ok" : "not ready");
            if (!wrong.isEmpty()) {
                answer.put("detail", wrong);
            }
            context.status(wrong.isEmpty() ? 200 : 503).json(answer);
        });
    }

    private Map<String, String> wrong() {
        var wrong = new LinkedHashMap<String, String>();
        try {
            database.ping();
        } catch (RuntimeException e) {
            wrong.put("database", "does not answer");
        }
        try {
            redis.ping();
        } catch (JedisException e) {
            wrong.put("redis", "does not answer");
        }
        return wrong;
    }
}
