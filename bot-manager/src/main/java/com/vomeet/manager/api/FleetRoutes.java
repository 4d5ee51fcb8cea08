package com.vomeet.manager.api;

import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.fleet.Repair;
import com.vomeet.manager.roster.Roster;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;

/** {@code GET /admin/fleet}: the bots of all accounts, and what this manager's fleet loop has done since it was started. */
final class FleetRoutes implements RouteGroup {
    private static final int MOST = 10_000;
    private static final int USUAL = 1_000;

    private final OperatorDoor door;
    private final FleetCounters counters;
    private final Roster roster;
    private final InstantSource clock;

    FleetRoutes(OperatorDoor door, FleetCounters counters, Roster roster, InstantSource clock) {
        this.door = door;
        this.counters = counters;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/fleet", this::fleet);
    }

    private void fleet(Context context) {
        door.require(context);
        var most = PathNames.number(context, "limit", 0, MOST, USUAL);
        var json = RosterJson.ofAll(roster.readAll(most), clock.instant())
                .put("started", counters.started())
                .put("given_up", counters.givenUp())
                .put("failed_runs", counters.failedRuns())
                .put("refused_by_queue", counters.refusedByQueue());
        var repairs = json.putObject("repairs");
        for (var repair : Repair.values()) {
            repairs.put(repair.wire(), counters.repairs(repair));
        }
        context.json(json);
    }
}
