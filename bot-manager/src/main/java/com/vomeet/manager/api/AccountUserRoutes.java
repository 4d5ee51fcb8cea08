package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.AccountUser;
import com.vomeet.manager.account.AccountUsers;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.admin.AccountDesk;
import com.vomeet.manager.meeting.NaiveTime;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/accounts/{account_id}/users}: the accounts' own users. */
final class AccountUserRoutes implements RouteGroup {
    private static final String ALL = "/admin/accounts/{account_id}/users";
    private static final int MOST = 10_000;
    private static final int USUAL = 100;

    private final AdminDoor door;
    private final Accounts accounts;
    private final AccountUsers users;
    private final AccountDesk desk;

    AccountUserRoutes(AdminDoor door, Accounts accounts, AccountUsers users, AccountDesk desk) {
        this.door = door;
        this.accounts = accounts;
        this.users = users;
        this.desk = desk;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(ALL, this::list);
        routes.get(ALL + "/{external_user_id}", this::show);
        routes.delete(ALL + "/{external_user_id}", this::delete);
    }

    private void list(Context context) {
        door.require(context);
        var account = account(context);
        var skip = PathNames.number(context, "skip", 0, Integer.MAX_VALUE, 0);
        var limit = PathNames.number(context, "limit", 0, MOST, USUAL);
        if (accounts.find(account).isEmpty()) {
            throw AdminRoutes.none();
        }
        context.json(users.list(account, skip, limit).stream()
                .map(AccountUserRoutes::json)
                .toList());
    }

    private void show(Context context) {
        door.require(context);
        context.json(users.find(account(context), context.pathParam("external_user_id"))
                .map(AccountUserRoutes::json)
                .orElseThrow(AccountUserRoutes::none));
    }

    private void delete(Context context) {
        var actor = door.require(context);
        if (!desk.deleteUser(actor, account(context), context.pathParam("external_user_id"))) {
            throw none();
        }
        context.status(204);
    }

    private static AccountId account(Context context) {
        return AdminPaths.id(context, "account_id", AccountId::new);
    }

    private static Refusal none() {
        return new Refusal(404, "Account user not found");
    }

    private static ObjectNode json(AccountUser user) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", user.id())
                .put("account_id", user.account().value())
                .put("external_user_id", user.externalId())
                .put("email", user.email())
                .put("name", user.name())
                // Nobody can have connected a calendar yet.
                .put("has_google_integration", false)
                .put("created_at", NaiveTime.format(user.createdAt()));
    }
}
