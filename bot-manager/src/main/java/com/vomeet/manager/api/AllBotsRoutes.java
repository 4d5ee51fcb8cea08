package com.vomeet.manager.api;

import com.vomeet.manager.admin.BotDesk;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.roster.Boards;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The operator's hand on the bots of all accounts: {@code /admin/fleet/stream} as they change, {@code /admin/bots} to call one back. */
final class AllBotsRoutes implements RouteGroup {
    private final OperatorDoor door;
    private final Boards boards;
    private final BotDesk desk;
    private final InstantSource clock;

    AllBotsRoutes(OperatorDoor door, Boards boards, BotDesk desk, InstantSource clock) {
        this.door = door;
        this.boards = boards;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/fleet/stream", this::stream);
        routes.delete("/admin/bots/{meeting_id}", this::callBack);
    }

    private void stream(Context context) throws IOException {
        door.require(context);
        var still = door.still(context);
        // There is a frame every ten seconds at least, and with each it is looked whether the reader still may.
        RosterTeller.answer(
                context,
                boards::openAll,
                update -> still.getAsBoolean()
                        ? Optional.of(RosterJson.frameOfAll(update, clock.instant()))
                        : Optional.empty(),
                _ -> () -> {});
    }

    private void callBack(Context context) {
        var actor = door.require(context);
        var status = desk.callBack(actor, AdminPaths.id(context, "meeting_id", MeetingId::new))
                .orElseThrow(() -> new Refusal(404, "No meeting found to stop."));
        context.status(202).json(BotRoutes.stopped(status));
    }
}
