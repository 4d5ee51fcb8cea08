package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.roster.Boards;
import com.vomeet.manager.roster.Roster;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.InstantSource;

/** {@code /fleet}: the account's bots that are out, once or for as long as somebody looks. */
final class RosterRoutes implements RouteGroup {
    private final Callers callers;
    private final Roster roster;
    private final Boards boards;
    private final InstantSource clock;

    RosterRoutes(Callers callers, Roster roster, Boards boards, InstantSource clock) {
        this.callers = callers;
        this.roster = roster;
        this.boards = boards;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/fleet", this::list);
        routes.get("/fleet/stream", this::stream);
    }

    private void list(Context context) {
        var account = callers.require(context, Scope.BOTS_READ).account();
        context.json(RosterJson.of(roster.read(account), clock.instant()));
    }

    private void stream(Context context) throws IOException {
        var account = callers.require(context, Scope.BOTS_READ).account();
        RosterTeller.answer(context, () -> boards.open(account), update -> RosterJson.frame(update, clock.instant()));
    }
}
