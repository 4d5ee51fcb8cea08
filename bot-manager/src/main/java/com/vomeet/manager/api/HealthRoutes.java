package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.health.Readiness;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Liveness, which depends on nothing, readiness, which says what is missing, and whether requests should come here all the same. */
final class HealthRoutes implements RouteGroup {
    private static final String WELL = "ok";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private final Readiness readiness;
    private final List<String> roles;

    HealthRoutes(Readiness readiness, Set<Role> roles) {
        this.readiness = readiness;
        this.roles = roles.stream().map(Role::word).sorted().toList();
    }

    /** @param detail only what is wrong; null when nothing is */
    private record Answer(
            String status, @Nullable Map<String, String> detail, List<String> roles, Map<String, String> checks) {}

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/healthz", context -> context.json(alive()));
        routes.get("/readyz", context -> tell(context, readiness.look()));
        routes.get("/servez", context -> tell(context, readiness.lookWhetherToServe()));
    }

    /** In the words of the first vomeet's front door. */
    private static ObjectNode alive() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return Json.MAPPER
                .createObjectNode()
                .put("status", WELL)
                .put("service", "api-gateway")
                .put("time", TIME.format(now));
    }

    private void tell(Context context, Map<String, Optional<String>> seen) {
        var wrong = new TreeMap<String, String>();
        var checks = new TreeMap<String, String>();
        seen.forEach((name, found) -> {
            checks.put(name, found.orElse(WELL));
            found.ifPresent(what -> wrong.put(name, what));
        });
        context.status(wrong.isEmpty() ? 200 : 503)
                .json(
                        wrong.isEmpty()
                                ? new Answer(WELL, null, roles, checks)
                                : new Answer("not ready", wrong, roles, checks));
    }
}
