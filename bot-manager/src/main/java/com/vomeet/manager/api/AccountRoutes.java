package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.Caller;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.account.StoredKey;
import com.vomeet.manager.admin.Listed;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ObjectNode;

/** {@code /account}: the caller's own, and its keys. */
final class AccountRoutes implements RouteGroup {
    private final Callers callers;
    private final Jdbi jdbi;
    private final Accounts accounts;
    private final AccountJson json;
    private final InstantSource clock;

    AccountRoutes(Callers callers, Jdbi jdbi, Accounts accounts, AccountJson json, InstantSource clock) {
        this.callers = callers;
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/account", this::show);
        routes.patch("/account", this::change);
        routes.get("/account/keys", this::keys);
        routes.post("/account/keys", this::makeKey);
        routes.delete("/account/keys/{key_id}", this::revokeKey);
    }

    private void show(Context context) {
        var caller = callers.require(context, Scope.ACCOUNT);
        context.json(json.forOwner(accounts.find(caller.account()).orElseThrow(AccountRoutes::gone)));
    }

    private void change(Context context) {
        var caller = callers.require(context, Scope.ACCOUNT);
        var body = Body.of(context);
        var change = new AccountFields(body).owners();
        body.refuseProblems();
        var changed = jdbi.inTransaction(handle -> accounts.change(handle, caller.account(), change));
        context.json(json.forOwner(changed.orElseThrow(AccountRoutes::gone)));
    }

    private void keys(Context context) {
        var caller = callers.require(context, Scope.ACCOUNT);
        var found = accounts.keys().list(caller.account()).stream()
                .map(AccountRoutes::json)
                .toList();
        context.json(Map.of("keys", found));
    }

    private void makeKey(Context context) {
        var caller = callers.require(context, Scope.ACCOUNT);
        var body = Body.of(context);
        var wanted = new KeyFields(body, clock).key(caller.scopes());
        body.refuseProblems();
        requireOwn(caller, wanted.scopes());
        var made = accounts.keys()
                .make(caller.account(), wanted)
                .orElseThrow(() -> new Refusal(409, "The account has " + ApiKeys.MOST + " API keys already."));
        context.status(201)
                .header("Cache-Control", "no-store")
                .json(json(made.stored()).put("key", made.key().reveal()));
    }

    /** Otherwise whoever may make keys could make himself one that may everything. */
    private static void requireOwn(Caller caller, Set<Scope> wanted) {
        if (!caller.scopes().containsAll(wanted)) {
            throw new Refusal(403, "A new API key cannot have more scopes than the one that makes it");
        }
    }

    private void revokeKey(Context context) {
        var caller = callers.require(context, Scope.ACCOUNT);
        if (!accounts.keys().revoke(caller.account(), AdminPaths.id(context, "key_id", KeyId::new))) {
            throw new Refusal(404, "API key not found");
        }
        context.status(204);
    }

    private static Refusal gone() {
        return new Refusal(404, "Account not found");
    }

    private static ObjectNode json(StoredKey key) {
        return Listed.key(Json.MAPPER.createObjectNode().put("id", key.id().value()), key);
    }
}
