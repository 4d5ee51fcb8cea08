package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.admin.Listed;
import com.vomeet.manager.admin.PoisonDesk;
import com.vomeet.manager.transcript.PutAside;
import com.vomeet.manager.transcript.Quarantine;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/poison}: entries of the segments stream that could not be stored. */
final class PoisonRoutes implements RouteGroup {
    private final AdminDoor door;
    private final PoisonDesk desk;

    PoisonRoutes(AdminDoor door, PoisonDesk desk) {
        this.door = door;
        this.desk = desk;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/poison", this::list);
        routes.post("/admin/poison/{entry_id}/replay", this::replay);
        routes.delete("/admin/poison/{entry_id}", this::forget);
    }

    private void list(Context context) {
        door.require(context);
        var part = ListPart.of(context);
        var total = desk.count();
        var entries = desk.list(part.limit(), part.offset()).stream()
                .map(PoisonRoutes::json)
                .toList();
        context.json(part.json(context, "entries", entries, total));
    }

    private static ObjectNode json(Quarantine.Kept entry) {
        return Listed.entry(entry).put("fields", entry.fields());
    }

    private void replay(Context context) {
        var actor = door.require(context);
        var entry = context.pathParam("entry_id");
        switch (desk.replay(actor, entry)) {
            case PutAside.Outcome.Stored(var segments) ->
                context.json(
                        Json.MAPPER.createObjectNode().put("entry_id", entry).put("segments", segments));
            case PutAside.Outcome.StillPoison(var reason) -> throw new Refusal(409, "Still not stored: " + reason);
            case PutAside.Outcome.Unknown _ -> throw none();
        }
    }

    private void forget(Context context) {
        var actor = door.require(context);
        if (!desk.forget(actor, context.pathParam("entry_id"))) {
            throw none();
        }
        context.status(204);
    }

    private static Refusal none() {
        return new Refusal(404, "No such entry was put aside");
    }
}
