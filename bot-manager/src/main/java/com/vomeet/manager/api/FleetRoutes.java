package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.fleet.Repair;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code GET /admin/fleet}: what this manager's fleet loop has done since it was started. */
final class FleetRoutes implements RouteGroup {
    private final Callers callers;
    private final FleetCounters counters;

    FleetRoutes(Callers callers, FleetCounters counters) {
        this.callers = callers;
        this.counters = counters;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/fleet", this::counters);
    }

    private void counters(Context context) {
        callers.requireAdmin(context);
        var json = Json.MAPPER
                .createObjectNode()
                .put("started", counters.started())
                .put("failed_runs", counters.failedRuns())
                .put("refused_by_queue", counters.refusedByQueue());
        var repairs = json.putObject("repairs");
        for (var repair : Repair.values()) {
            repairs.put(repair.wire(), counters.repairs(repair));
        }
        context.json(json);
    }
}
