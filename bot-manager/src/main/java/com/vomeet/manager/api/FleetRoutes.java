package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.fleet.Repair;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code GET /admin/fleet}: what this manager's fleet loop has done since it was started. */
final class FleetRoutes implements RouteGroup {
    private final AdminDoor door;
    private final FleetCounters counters;

    FleetRoutes(AdminDoor door, FleetCounters counters) {
        this.door = door;
        this.counters = counters;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/fleet", this::counters);
    }

    private void counters(Context context) {
        door.require(context);
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
