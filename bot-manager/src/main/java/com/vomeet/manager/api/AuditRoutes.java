package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.admin.Audit;
import com.vomeet.manager.admin.AuditEntry;
import com.vomeet.manager.meeting.NaiveTime;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /admin/audit}: what administrators did, the newest first. */
final class AuditRoutes implements RouteGroup {
    private final AdminDoor door;
    private final Audit audit;

    AuditRoutes(AdminDoor door, Audit audit) {
        this.door = door;
        this.audit = audit;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/audit", this::list);
    }

    private void list(Context context) {
        door.require(context);
        var part = ListPart.of(context);
        var total = audit.count();
        var entries = audit.list(part.limit(), part.offset()).stream()
                .map(AuditRoutes::json)
                .toList();
        context.json(part.json(context, "entries", entries, total));
    }

    private static ObjectNode json(AuditEntry entry) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("id", entry.id())
                .put("at", NaiveTime.format(entry.at()))
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("target", entry.target());
        var fields = json.putObject("detail").putArray("fields");
        entry.fields().forEach(fields::add);
        return json.put("request_id", entry.requestId());
    }
}
