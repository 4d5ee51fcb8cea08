package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.roster.Boards;
import com.vomeet.manager.roster.Roster;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** {@code /fleet}: the account's bots that are out, once or for as long as somebody looks. */
final class RosterRoutes implements RouteGroup {
    private final Callers callers;
    private final LiveDoor door;
    private final Roster roster;
    private final Boards boards;
    private final InstantSource clock;

    RosterRoutes(LiveDoor door, Roster roster, Boards boards, InstantSource clock) {
        this.callers = door.callers();
        this.door = door;
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
        var caller = callers.require(context, Scope.BOTS_READ);
        try (var _ = door.enter(context, caller.key())) {
            RosterTeller.answer(
                    context,
                    () -> boards.open(caller.account()),
                    update -> Optional.of(RosterJson.frame(update, clock.instant())),
                    outlet -> door.watch(context, Scope.BOTS_READ, () -> outlet.endWith(LiveDoor.LOST))::close);
        }
    }
}
