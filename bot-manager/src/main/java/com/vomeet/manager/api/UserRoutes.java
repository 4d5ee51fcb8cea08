package com.vomeet.manager.api;

import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.UserId;
import com.vomeet.manager.account.Users;
import com.vomeet.manager.admin.UserDesk;
import com.vomeet.manager.admin.UserDesk.TokenOutcome;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /admin/users}: users and tokens as the first vomeet had them; a token is a key like any other. */
final class UserRoutes implements RouteGroup {
    private static final String ONE = "/admin/users/{user_id}";
    private static final int MOST = 10_000;
    private static final int USUAL = 100;

    private final AdminDoor door;
    private final Users users;
    private final UserDesk desk;

    UserRoutes(AdminDoor door, Users users, UserDesk desk) {
        this.door = door;
        this.users = users;
        this.desk = desk;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/admin/users", this::create);
        routes.get("/admin/users", this::list);
        routes.get("/admin/users/email/{email}", this::byEmail);
        routes.get(ONE, this::show);
        routes.patch(ONE, this::change);
        routes.post(ONE + "/tokens", this::makeToken);
        routes.delete("/admin/tokens/{token_id}", this::deleteToken);
    }

    private void create(Context context) {
        var actor = door.require(context);
        var body = Body.of(context);
        var fields = new UserFields(body);
        var email = fields.requiredEmail();
        var settings = fields.settings();
        body.refuseProblems();
        var found = desk.create(actor, email, settings);
        context.status(found.isNew() ? 201 : 200).json(UserJson.of(found.user()));
    }

    private void list(Context context) {
        door.require(context);
        var skip = PathNames.number(context, "skip", 0, Integer.MAX_VALUE, 0);
        var limit = PathNames.number(context, "limit", 0, MOST, USUAL);
        context.json(users.list(skip, limit).stream().map(UserJson::of).toList());
    }

    private void byEmail(Context context) {
        door.require(context);
        context.json(users.byEmail(context.pathParam("email")).map(UserJson::of).orElseThrow(UserRoutes::none));
    }

    private void show(Context context) {
        door.require(context);
        var user = users.find(user(context)).orElseThrow(UserRoutes::none);
        context.json(UserJson.of(user, users.tokens(user)));
    }

    private void change(Context context) {
        var actor = door.require(context);
        var id = user(context);
        var body = Body.of(context);
        var fields = new UserFields(body);
        var email = fields.email();
        var change = fields.changes();
        body.refuseProblems();
        var before = users.find(id).orElseThrow(UserRoutes::none);
        if (email != null && !email.equals(before.email())) {
            throw new Refusal(400, "Cannot change user email via this endpoint.");
        }
        context.json(
                desk.change(actor, id, fields.names(), change).map(UserJson::of).orElseThrow(UserRoutes::none));
    }

    private void makeToken(Context context) {
        var actor = door.require(context);
        var id = user(context);
        switch (desk.makeToken(actor, id)) {
            case TokenOutcome.Made(var made) ->
                context.status(201)
                        .json(UserJson.token(id, made.stored(), made.key().reveal()));
            case TokenOutcome.NoUser() -> throw none();
            case TokenOutcome.TooMany() -> throw new Refusal(409, "The user has " + ApiKeys.MOST + " tokens already.");
        }
    }

    private void deleteToken(Context context) {
        var actor = door.require(context);
        if (!desk.deleteToken(actor, AdminPaths.id(context, "token_id", KeyId::new))) {
            throw new Refusal(404, "Token not found");
        }
        context.status(204);
    }

    private static UserId user(Context context) {
        return AdminPaths.id(context, "user_id", UserId::new);
    }

    static Refusal none() {
        return new Refusal(404, "User not found");
    }
}
