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
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

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
        var limit = PathNames.number(context, "limit", 1, MOST, USUAL);
        var offset = PathNames.number(context, "offset", 0, Integer.MAX_VALUE, 0);
        var total = audit.count();
        var answer = Json.MAPPER.createObjectNode();
        var entries = answer.putArray("entries");
        audit.list(limit, offset).forEach(entry -> entries.add(json(entry)));
        var next = (long) offset + limit;
        context.json(answer.put("total", total)
                .put("next", next < total ? "/admin/audit?limit=" + limit + "&offset=" + next : null));
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
