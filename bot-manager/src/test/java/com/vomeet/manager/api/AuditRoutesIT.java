package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.AdminClient;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every change by an administrator leaves an entry, and no entry has a secret. */
final class AuditRoutesIT {
    private RunningManager running;
    private AdminClient admin;

    @BeforeEach
    void start() {
        running = new RunningManager();
        admin = new AdminClient(running.client, RealParts.ADMIN);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private List<String> actions() {
        var actions = new ArrayList<String>();
        admin.get("/admin/audit")
                .expect(200)
                .get("entries")
                .forEach(entry -> actions.addFirst(entry.get("action").asString()));
        return actions;
    }

    private long id(JsonNode node) {
        return node.get("id").longValue();
    }

    @Test
    void everyChangeIsWrittenDown() {
        var account = id(admin.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(201));
        admin.patch("/admin/accounts/" + account, "{\"enabled\":false,\"retention_days\":1}")
                .expect(200);
        admin.post("/admin/accounts/" + account + "/regenerate-key", "").expect(200);
        admin.delete("/admin/accounts/" + account);
        var user =
                id(admin.post("/admin/users", "{\"email\":\"ann@example.org\"}").expect(201));
        admin.patch("/admin/users/" + user, "{\"name\":\"Ann\"}").expect(200);
        var token = id(admin.post("/admin/users/" + user + "/tokens", "").expect(201));
        admin.delete("/admin/tokens/" + token);
        assertThat(actions())
                .containsExactly(
                        "account.create",
                        "account.update",
                        "account.regenerate_key",
                        "account.delete",
                        "user.create",
                        "user.update",
                        "token.create",
                        "token.delete");
    }

    @Test
    void anEntrySaysWhoWhatWhenAndOfWhichRequest() {
        var account = id(admin.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(201));
        admin.patch("/admin/accounts/" + account, "{\"enabled\":false,\"retention_days\":1,\"other\":1}")
                .expect(200);
        var entry = admin.get("/admin/audit?limit=1").expect(200).get("entries").get(0);
        assertThat(entry.propertyNames())
                .containsExactly("id", "at", "actor", "action", "target", "detail", "request_id");
        assertThat(entry.get("actor").asString()).matches("key [0-9a-f]{8}");
        assertThat(entry.get("target").asString()).isEqualTo("account:" + account);
        assertThat(entry.get("detail").toString()).isEqualTo("{\"fields\":[\"enabled\",\"retention_days\"]}");
        assertThat(entry.get("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?");
    }

    @Test
    void anEntryIsFoundByTheIdOfItsRequest() {
        var request = running.client
                .request("/admin/accounts")
                .header("Content-Type", "application/json")
                .header("X-Admin-API-Key", RealParts.ADMIN.reveal())
                .header("X-Request-Id", "the-one")
                .POST(BodyPublishers.ofString("{\"name\":\"Bob\"}"));
        running.client.send(request.build()).expect(201);
        assertThat(admin.get("/admin/audit")
                        .expect(200)
                        .get("entries")
                        .get(0)
                        .get("request_id")
                        .asString())
                .isEqualTo("the-one");
    }

    @Test
    void whatWasRefusedOrOnlyLookedAtIsNoChange() {
        admin.get("/admin/accounts").expect(200);
        admin.patch("/admin/accounts/99999999", "{\"enabled\":false}").expect(404);
        admin.post("/admin/accounts", "{}").expect(422);
        admin.delete("/admin/tokens/99999999").expect(404);
        admin.post("/admin/users/99999999/tokens", "").expect(404);
        var user = admin.post("/admin/users", "{\"email\":\"ann@example.org\"}").expect(201);
        assertThat(admin.post("/admin/users", "{\"email\":\"ann@example.org\"}").expect(200))
                .isEqualTo(user);
        assertThat(actions()).containsExactly("user.create");
    }

    @Test
    void noEntryHasASecret() {
        var account = admin.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(201);
        var user =
                id(admin.post("/admin/users", "{\"email\":\"ann@example.org\"}").expect(201));
        var token = admin.post("/admin/users/" + user + "/tokens", "").expect(201);
        var text = admin.get("/admin/audit").expect(200).toString();
        assertThat(text)
                .doesNotContain(
                        account.get("api_key").asString(),
                        token.get("token").asString(),
                        RealParts.ADMIN.reveal(),
                        "ann@example.org");
    }

    @Test
    void entriesComeInPages() {
        for (int n = 0; n < 3; n++) {
            admin.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(201);
        }
        var first = admin.get("/admin/audit?limit=2").expect(200);
        assertThat(first.get("total").intValue()).isEqualTo(3);
        var second = admin.get(first.get("next").asString()).expect(200);
        assertThat(second.get("entries").size()).isEqualTo(1);
        assertThat(second.get("next").isNull()).isTrue();
    }
}
