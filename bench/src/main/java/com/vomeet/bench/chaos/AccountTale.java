package com.vomeet.bench.chaos;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An account from its beginning to its end: keys made and revoked, a browser signed in and out, a webhook made, rotated, silent, resent
 * and switched off, a bot that waits for a seat, a user with a token; and one line in the audit for whatever was done once.
 */
final class AccountTale implements Tale {
    /** Its bot is not to be made at once. */
    private static final Duration AHEAD = World.AHEAD.plusMillis(1_500);

    private static final String NOBODY = "http://127.0.0.1:9/";

    private final World world;
    private final String code;
    private final String later;
    private final String name;
    private final Faults faults = new Faults(this);

    /**
     * @param code of a meeting of its own, and its name
     * @param later of another meeting
     */
    AccountTale(World world, String code, String later) {
        this.world = world;
        this.code = code;
        this.later = later;
        this.name = "account " + code;
    }

    @Override
    public void tell() {
        var made = world.admin()
                .post(
                        "/admin/accounts",
                        object(
                                "name",
                                name,
                                "max_concurrent_bots",
                                1,
                                "webhook_url",
                                world.receiver().url()))
                .expect(201);
        var account = "/admin/accounts/" + made.get("id");
        world.admin()
                .patch(account, "{\"webhook_url\":null,\"retention_days\":30}")
                .expect(200);
        var key = made.get("api_key").asString();
        try (var owner = as(key)) {
            keys(owner);
            browser(key);
            var hook = hook(owner);
            seats(owner);
            deliveries(owner, hook);
            owner.patch("/account", "{\"retention_days\":7}").expect(200);
        }
        user();
        // They come with calendars, which nobody can connect yet.
        faults.check(
                world.admin().delete(account + "/users/" + code).status() == 404, "a user who never was is deleted");
        var renewed = world.admin()
                .post(account + "/regenerate-key", "{}")
                .expect(200)
                .get("api_key")
                .asString();
        faults.check(!opens(key) && opens(renewed), "a renewed key does not take the place of the one before");
        world.admin().post(account + "/regenerate-webhook-secret", "{}").expect(200);
        leave();
        faults.check(!opens(renewed), "the key of a deleted account opens something");
        audit("account:" + made.get("id"));
    }

    private Insistent as(String key) {
        return new Insistent(world.manager().base(), Secret.of(key));
    }

    private boolean opens(String key) {
        try (var caller = as(key)) {
            return caller.get("/account").status() == 200;
        }
    }

    /** Who was cut off does not know the key that was made, and finds it in the list. */
    private void keys(Insistent owner) {
        var key = owner.post("/account/keys", object("name", name))
                .expect(201)
                .get("key")
                .asString();
        faults.check(opens(key), "a new key opens nothing");
        for (var one : owner.get("/account/keys").expect(200).get("keys")) {
            if (one.path("name").asString("").equals(name)) {
                removes(owner, "/account/keys/" + one.get("id"));
            }
        }
        faults.check(!opens(key), "a revoked key opens something");
    }

    private void browser(String key) {
        var base = world.manager().base();
        try (var page = new Insistent(base, Secret.of(base.toString()), "Origin")) {
            var cookie = page.post("/session", object("api_key", key)).cookie();
            try (var signedIn = page.with("Cookie", cookie)) {
                faults.check(isSignedIn(signedIn), "a browser is not signed in");
                removes(signedIn, "/session");
                faults.check(!isSignedIn(signedIn), "a browser is signed in for ever");
            }
        }
    }

    private static boolean isSignedIn(Insistent browser) {
        return browser.get("/session").expect(200).get("signed_in").booleanValue();
    }

    /** @return the path of the one endpoint that is left of those that were made */
    private String hook(Insistent owner) {
        var wanted = object("url", world.receiver().url(), "format", "envelope", "description", name);
        var made = owner.post("/webhooks", wanted).expect(201);
        for (var one : owner.get("/webhooks").expect(200).get("webhooks")) {
            if (!one.get("id").equals(made.get("id"))) {
                removes(owner, "/webhooks/" + one.get("id"));
            }
        }
        var hook = "/webhooks/" + made.get("id");
        var rotated = owner.post(hook + "/rotate-secret", "{}").expect(200);
        faults.check(!rotated.get("secret").equals(made.get("secret")), "a rotated secret is the one before");
        return hook;
    }

    /** The account has one. */
    private void seats(Insistent owner) {
        var sits = new Meeting(world, owner, code);
        var waits = new Meeting(world, owner, later);
        var one = sits.request(null);
        sits.standIn(one);
        var other = waits.request(Instant.now().plus(AHEAD));
        Waiting.await(
                "a bot that waits for a seat",
                () -> waits.events(other).stream()
                                .anyMatch(event -> event.get("kind").asString().equals("waiting_for_seat"))
                        ? true
                        : null);
        faults.check(world.bots().of(other).isEmpty(), "a bot was made without a seat");
        sits.leave();
        sits.judge(one, List.of("requested", "stopping", "completed"), 1, faults);
        waits.standIn(other);
        waits.leave();
        waits.judge(other, List.of("requested", "stopping", "completed"), 1, faults);
    }

    private void deliveries(Insistent owner, String hook) {
        var delivery = Waiting.await(
                "a delivery", () -> delivered(owner, hook).stream().findFirst().orElse(null));
        // Not waited for: the lease of a manager that dies as it sends lasts for a minute.
        var again =
                owner.post("/webhooks/deliveries/" + delivery + "/resend", "{}").expect(202);
        faults.check(again.get("id").equals(delivery), "another delivery is sent again");
        owner.patch(hook, object("url", NOBODY)).expect(200);
        Waiting.await("a silent endpoint", () -> isSilentAtTest(owner, hook) ? true : null);
        // For longer than a moment: then what waits is sent as soon as it answers.
        world.sql("update webhook_endpoints set failing_since = failing_since - interval '1 hour' where id = "
                + hook.substring(hook.lastIndexOf('/') + 1));
        owner.patch(hook, object("url", world.receiver().url())).expect(200);
        Waiting.await("an endpoint that answers", () -> isSilentAtTest(owner, hook) ? null : true);
        owner.patch(hook, "{\"enabled\":false}").expect(200);
        removes(owner, hook);
        faults.check(owner.get(hook).status() == 404, "a webhook is there after its end");
    }

    private static List<JsonNode> delivered(Insistent owner, String hook) {
        return owner.get(hook + "/deliveries?status=delivered")
                .expect(200)
                .get("deliveries")
                .valueStream()
                .map(one -> one.get("id"))
                .toList();
    }

    private static boolean isSilentAtTest(Insistent owner, String hook) {
        owner.post(hook + "/test", "{}").expect(200);
        return !owner.get(hook).expect(200).get("failing_since").isNull();
    }

    private void user() {
        var made = world.admin().post("/admin/users", object("email", code + "@example.org"));
        faults.check(made.status() == 201 || made.status() == 200, "a user was not made: " + made.status());
        var user = "/admin/users/" + made.body().get("id");
        var changed = world.admin().patch(user, "{\"name\":\"Grace\"}").expect(200);
        faults.check(changed.get("name").asString().equals("Grace"), "a user has not changed");
        var token = world.admin().post(user + "/tokens", "{}").expect(201);
        faults.check(opens(token.get("token").asString()), "a new token opens nothing");
        removes(world.admin(), "/admin/tokens/" + token.get("id"));
        faults.check(!opens(token.get("token").asString()), "a deleted token opens something");
    }

    /** All of that name: who was cut off has made two. */
    private void leave() {
        for (var one : world.admin().get("/admin/accounts?limit=1000").expect(200)) {
            if (one.get("name").asString().equals(name)) {
                removes(world.admin(), "/admin/accounts/" + one.get("id"));
                faults.check(
                        world.admin().get("/admin/accounts/" + one.get("id")).status() == 404,
                        "a deleted account is there");
            }
        }
    }

    /** What was done is in the audit, and nothing else. */
    private void audit(String target) {
        var entries = world.admin()
                .get("/admin/audit?limit=1000")
                .expect(200)
                .get("entries")
                .valueStream()
                .filter(one -> one.get("target").asString().equals(target))
                .map(one -> one.get("action").asString())
                .toList();
        for (var action : List.of("account.create", "account.delete")) {
            var times = entries.stream().filter(action::equals).count();
            faults.check(times == 1, action + " is " + times + " times in the audit");
        }
    }

    /** Who was cut off may have done it. */
    private void removes(Insistent who, String what) {
        var status = who.delete(what).status();
        faults.check(status == 204 || status == 404, what + " was not removed: " + status);
    }

    private static String object(Object... members) {
        var json = Json.MAPPER.createObjectNode();
        for (var i = 0; i < members.length; i += 2) {
            json.set(members[i].toString(), Json.MAPPER.valueToTree(members[i + 1]));
        }
        return Json.write(json);
    }

    @Override
    public List<String> faults() {
        return faults.all();
    }

    @Override
    public String toString() {
        return "the tale of " + name;
    }
}
