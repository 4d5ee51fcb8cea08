package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Account;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.meeting.NaiveTime;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin}: what the operator does. */
final class AdminRoutes implements RouteGroup {
    private static final int LONGEST_NAME = 255;
    private static final int MOST_SEATS = 100_000;

    private final Callers callers;
    private final Accounts accounts;

    AdminRoutes(Callers callers, Accounts accounts) {
        this.callers = callers;
        this.accounts = accounts;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/admin/accounts", this::create);
    }

    private void create(Context context) {
        callers.requireAdmin(context);
        var body = Body.of(context);
        var name = name(body);
        var seats = seats(body);
        body.refuseProblems();
        var created = accounts.create(name, seats);
        context.status(201).json(json(created.account(), created.key()));
    }

    private static String name(Body body) {
        var name = body.text("name", LONGEST_NAME);
        var node = body.json().get("name");
        if (node == null) {
            body.problems().missing(body.json(), "body", "name");
        } else if (node.isNull()) {
            body.problems().notText(node, "body", "name");
        } else if (name != null && name.isEmpty()) {
            body.problems().tooShort(node, "body", "name");
        }
        return name == null ? "" : name;
    }

    private static int seats(Body body) {
        var node = body.json().path("max_concurrent_bots");
        if (node.isMissingNode()) {
            return Accounts.DEFAULT_SEATS;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            body.problems().notWhole(node, "body", "max_concurrent_bots");
        } else if (node.intValue() < 1) {
            body.problems().below(1, node, "body", "max_concurrent_bots");
        } else if (node.intValue() > MOST_SEATS) {
            body.problems().above(MOST_SEATS, node, "body", "max_concurrent_bots");
        } else {
            return node.intValue();
        }
        return Accounts.DEFAULT_SEATS;
    }

    /** The one time that the key is shown. */
    private static ObjectNode json(Account account, Secret key) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", account.id().value())
                .put("name", account.name())
                .put("api_key", key.reveal())
                .putNull("google_client_id")
                .putNull("webhook_url")
                .put("max_concurrent_bots", account.maxConcurrentBots())
                .put("enabled", account.enabled())
                .put("created_at", NaiveTime.format(account.createdAt()))
                .put("updated_at", NaiveTime.format(account.updatedAt()));
    }
}
