package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.AccountPage;
import com.vomeet.manager.account.AccountSettings;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.admin.AccountChange;
import com.vomeet.manager.admin.AccountDesk;
import com.vomeet.manager.webhook.Webhooks;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.stream.Stream;

/** {@code /admin/accounts}: what the operator does to accounts. */
final class AdminRoutes implements RouteGroup {
    private static final String ONE = "/admin/accounts/{account_id}";
    private static final int MOST = 10_000;
    private static final int USUAL = 100;

    private final AdminDoor door;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Webhooks webhooks;
    private final AccountJson json;

    AdminRoutes(AdminDoor door, Accounts accounts, AccountDesk desk, Webhooks webhooks) {
        this.door = door;
        this.accounts = accounts;
        this.desk = desk;
        this.webhooks = webhooks;
        this.json = new AccountJson(webhooks.own());
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/admin/accounts", this::create);
        routes.get("/admin/accounts", this::list);
        routes.get(ONE, this::show);
        routes.patch(ONE, this::change);
        routes.delete(ONE, this::delete);
        routes.post(ONE + "/regenerate-key", this::renewKey);
        routes.post(ONE + "/regenerate-webhook-secret", this::renewWebhookSecret);
    }

    private void create(Context context) {
        var actor = door.require(context);
        var body = Body.of(context);
        var fields = new AccountFields(body);
        fields.requireName();
        var wanted = fields.changes().apply(AccountSettings.usual(""));
        var webhook = new OwnWebhookFields(body, webhooks).changes();
        body.refuseProblems();
        var created = desk.create(actor, wanted, webhook);
        context.status(201).json(json.withKey(created.account(), created.key()));
    }

    private void list(Context context) {
        door.require(context);
        var page = new AccountPage(
                PathNames.number(context, "skip", 0, Integer.MAX_VALUE, 0),
                PathNames.number(context, "limit", 0, MOST, USUAL),
                AdminPaths.flag(context, "include_disabled", false));
        context.json(json.of(accounts.list(page)));
    }

    private void show(Context context) {
        door.require(context);
        context.json(accounts.find(account(context)).map(json::of).orElseThrow(AdminRoutes::none));
    }

    private void change(Context context) {
        var actor = door.require(context);
        var id = account(context);
        var body = Body.of(context);
        var fields = new AccountFields(body);
        var webhook = new OwnWebhookFields(body, webhooks);
        var names =
                Stream.concat(fields.names().stream(), webhook.names().stream()).toList();
        var change = new AccountChange(names, fields.changes(), webhook.changes());
        body.refuseProblems();
        context.json(desk.change(actor, id, change).map(json::of).orElseThrow(AdminRoutes::none));
    }

    private void delete(Context context) {
        var actor = door.require(context);
        if (!desk.delete(actor, account(context))) {
            throw none();
        }
        context.status(204);
    }

    private void renewKey(Context context) {
        var actor = door.require(context);
        var renewed = desk.renewKey(actor, account(context)).orElseThrow(AdminRoutes::none);
        context.json(json.withKey(renewed.account(), renewed.key()));
    }

    private void renewWebhookSecret(Context context) {
        var actor = door.require(context);
        context.json(desk.renewWebhookSecret(actor, account(context), webhooks.own()::renewSecret)
                .map(json::of)
                .orElseThrow(AdminRoutes::none));
    }

    private static AccountId account(Context context) {
        return AdminPaths.id(context, "account_id", AccountId::new);
    }

    static Refusal none() {
        return new Refusal(404, "Account not found");
    }
}
