package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.AdminClient;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class AdminRoutesIT {
    private static RunningManager running;
    private static AdminClient admin;

    @BeforeAll
    static void start() {
        running = new RunningManager();
        admin = new AdminClient(running.client, RealParts.ADMIN);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static JsonNode made(String name) {
        return admin.post("/admin/accounts", "{\"name\":\"" + name + "\"}").expect(201);
    }

    private static String path(JsonNode account) {
        return "/admin/accounts/" + account.get("id").longValue();
    }

    private static Secret key(JsonNode account) {
        return Secret.of(account.get("api_key").asString());
    }

    @Test
    void aNewAccountGetsAKeyThatWorks() {
        var account = admin.post("/admin/accounts", "{\"name\":\"Bob\",\"max_concurrent_bots\":1}")
                .expect(201);
        assertThat(account.get("name").asString()).isEqualTo("Bob");
        assertThat(account.get("max_concurrent_bots").intValue()).isEqualTo(1);
        assertThat(account.get("api_key").asString()).matches("[A-Za-z0-9]{40}");
        try (var bob = running.as(key(account))) {
            bob.post("/bots", meet("abc-defg-hij")).expect(201);
            assertThat(bob.post("/bots", meet("abc-defg-hik")).expect(403).toString())
                    .isEqualTo("{\"detail\":\"Account has reached the maximum concurrent bot limit (1).\"}");
        }
    }

    @Test
    void accountsAreListedTheNewestFirst() {
        var first = made("First");
        var second = made("Second");
        var disabled = made("Third");
        admin.patch(path(disabled), "{\"enabled\":false}").expect(200);
        var listed = admin.get("/admin/accounts?limit=2").expect(200);
        assertThat(listed.get(0).get("id")).isEqualTo(second.get("id"));
        assertThat(listed.get(1).get("id")).isEqualTo(first.get("id"));
        assertThat(listed.size()).isEqualTo(2);
        assertThat(admin.get("/admin/accounts?include_disabled=true&limit=1")
                        .expect(200)
                        .get(0)
                        .get("id"))
                .isEqualTo(disabled.get("id"));
        assertThat(admin.get("/admin/accounts?skip=1&limit=1")
                        .expect(200)
                        .get(0)
                        .get("id"))
                .isEqualTo(first.get("id"));
    }

    @Test
    void aKeyIsShownByItsBeginningLater() {
        var account = made("Bob");
        var shown = admin.get(path(account)).expect(200);
        assertThat(shown.propertyNames())
                .startsWith(
                        "id",
                        "name",
                        "api_key",
                        "google_client_id",
                        "webhook_url",
                        "max_concurrent_bots",
                        "enabled",
                        "created_at",
                        "updated_at");
        assertThat(shown.get("api_key").asString())
                .isEqualTo(account.get("api_key").asString().substring(0, 8) + "…");
    }

    @Test
    void onlyWhatIsSentIsChanged() {
        var account = made("Bob");
        var changed = admin.patch(path(account), "{\"max_concurrent_bots\":7,\"google_client_id\":\"g\"}")
                .expect(200);
        assertThat(changed.get("name").asString()).isEqualTo("Bob");
        assertThat(changed.get("max_concurrent_bots").intValue()).isEqualTo(7);
        assertThat(admin.patch(path(account), "{\"google_client_id\":null,\"retention_days\":30}")
                        .expect(200)
                        .get("google_client_id")
                        .isNull())
                .isTrue();
        var shown = admin.get(path(account)).expect(200);
        assertThat(shown.get("max_concurrent_bots").intValue()).isEqualTo(7);
        assertThat(shown.get("retention_days").intValue()).isEqualTo(30);
    }

    @Test
    void aDisabledAccountIsOutUntilItIsEnabledAgain() {
        var account = made("Bob");
        try (var bob = running.as(key(account))) {
            admin.patch(path(account), "{\"enabled\":false}").expect(200);
            bob.get("/meetings").expect(403);
            admin.patch(path(account), "{\"enabled\":true}").expect(200);
            bob.get("/meetings").expect(200);
        }
    }

    @Test
    void theOldKeyStopsWorkingAtOnceWhenThereIsANewOne() {
        var account = made("Bob");
        var renewed = admin.post(path(account) + "/regenerate-key", "").expect(200);
        assertThat(renewed.get("api_key").asString()).matches("[A-Za-z0-9]{40}");
        try (var before = running.as(key(account));
                var after = running.as(key(renewed))) {
            before.get("/meetings").expect(403);
            after.get("/meetings").expect(200);
        }
    }

    @Test
    void aDeletedAccountIsGoneAndSoAreItsKeys() {
        var account = made("Bob");
        assertThat(admin.delete(path(account)).status()).isEqualTo(204);
        assertThat(admin.get(path(account)).expect(404).toString()).isEqualTo("{\"detail\":\"Account not found\"}");
        admin.delete(path(account)).expect(404);
        admin.patch(path(account), "{\"enabled\":true}").expect(404);
        admin.post(path(account) + "/regenerate-key", "").expect(404);
        try (var bob = running.as(key(account))) {
            bob.get("/meetings").expect(403);
        }
        assertThat(admin.get("/admin/accounts?include_disabled=true")
                        .expect(200)
                        .toString())
                .doesNotContain("\"id\":" + account.get("id").longValue() + ",");
    }

    @Test
    void anAccountHasAnAddressOfItsOwnAndASecretThatIsNotShown() {
        var account = admin.post("/admin/accounts", "{\"name\":\"Bob\",\"webhook_url\":\"https://one.example/hook\"}")
                .expect(201);
        assertThat(account.get("webhook_url").asString()).isEqualTo("https://one.example/hook");
        var changed = admin.patch(
                        path(account),
                        "{\"webhook_url\":\"https://two.example/\",\"webhook_secret\":\"a secret word\"}")
                .expect(200);
        assertThat(changed.get("webhook_url").asString()).isEqualTo("https://two.example/");
        assertThat(changed.toString()).doesNotContain("a secret word");
        assertThat(admin.post(path(account) + "/regenerate-webhook-secret", "")
                        .expect(200)
                        .propertyNames())
                .doesNotContain("webhook_secret");
        try (var bob = running.as(key(account))) {
            assertThat(bob.get("/account").expect(200).get("webhook_url").asString())
                    .isEqualTo("https://two.example/");
        }
        assertThat(admin.get("/admin/accounts").expect(200).toString()).contains("https://two.example/");
        assertThat(admin.patch(path(account), "{\"webhook_url\":null,\"webhook_secret\":null}")
                        .expect(200)
                        .get("webhook_url")
                        .isNull())
                .isTrue();
        var entry = admin.get("/admin/audit?limit=1").expect(200).get("entries").get(0);
        assertThat(entry.get("detail").get("fields").toString()).isEqualTo("[\"webhook_url\",\"webhook_secret\"]");
        admin.post("/admin/accounts/99999999/regenerate-webhook-secret", "").expect(404);
    }

    @Test
    void anAddressOfAPrivateNetworkIsRefused() {
        assertIsNamed(
                admin.patch(path(made("Bob")), "{\"webhook_url\":\"http://127.0.0.1/\"}")
                        .expect(422),
                "webhook_url",
                "value_error");
    }

    @Test
    void onlyTheAdministratorMakesAccounts() {
        assertThat(new AdminClient(running.client, Secret.of("wrong"))
                        .post("/admin/accounts", "{}")
                        .expect(403)
                        .toString())
                .isEqualTo("{\"detail\":\"Invalid or missing admin token.\"}");
        running.client.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/admin/accounts",
        "GET,/admin/accounts/1",
        "PATCH,/admin/accounts/1",
        "DELETE,/admin/accounts/1",
        "POST,/admin/accounts/1/regenerate-key",
        "POST,/admin/accounts/1/regenerate-webhook-secret",
        "GET,/admin/accounts/1/users",
        "GET,/admin/accounts/1/users/x",
        "DELETE,/admin/accounts/1/users/x",
        "POST,/admin/users",
        "GET,/admin/users",
        "GET,/admin/users/1",
        "GET,/admin/users/email/a@b.c",
        "PATCH,/admin/users/1",
        "POST,/admin/users/1/tokens",
        "DELETE,/admin/tokens/1",
        "GET,/admin/stats/meetings-users",
        "GET,/admin/analytics/users",
        "GET,/admin/analytics/meetings",
        "GET,/admin/analytics/meetings/1/telematics",
        "GET,/admin/analytics/users/1/details",
        "GET,/admin/audit"
    })
    void anAccountsKeyAdministersNothing(String method, String path) {
        var request = running.client.request(path).method(method, BodyPublishers.noBody());
        assertThat(running.client.send(request.build()).expect(403).toString())
                .isEqualTo("{\"detail\":\"Invalid or missing admin token.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | missing",
                "{\"name\":\"\"} | name | string_too_short",
                "{\"name\":7} | name | string_type",
                "{\"name\":null} | name | string_type",
                "{\"name\":\"x\",\"max_concurrent_bots\":0} | max_concurrent_bots | greater_than_equal",
                "{\"name\":\"x\",\"max_concurrent_bots\":\"two\"} | max_concurrent_bots | int_parsing",
                "{\"name\":\"x\",\"max_concurrent_bots\":100001} | max_concurrent_bots | less_than_equal"
            })
    void wrongFieldsAreNamed(String body, String field, String type) {
        assertIsNamed(admin.post("/admin/accounts", body).expect(422), field, type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":null} | name | string_type",
                "{\"max_concurrent_bots\":null} | max_concurrent_bots | int_type",
                "{\"enabled\":null} | enabled | enum",
                "{\"enabled\":\"maybe\"} | enabled | enum",
                "{\"retention_days\":-1} | retention_days | greater_than_equal"
            })
    void whatCannotBeClearedIsNotABrokenServer(String body, String field, String type) {
        assertIsNamed(admin.patch(path(made("Bob")), body).expect(422), field, type);
    }

    private static void assertIsNamed(JsonNode answer, String field, String type) {
        var detail = answer.get("detail");
        assertThat(detail.size()).as(detail.toString()).isEqualTo(1);
        assertThat(detail.get(0).get("loc").get(1).asString()).isEqualTo(field);
        assertThat(detail.get(0).get("type").asString()).isEqualTo(type);
    }

    @Test
    void whatIsNoNumberIsNotLookedFor() {
        var problem = admin.get("/admin/accounts/x").expect(422).get("detail").get(0);
        assertThat(problem.get("type").asString()).isEqualTo("int_parsing");
        admin.get("/admin/accounts/99999999").expect(404);
    }

    @Test
    void anAccountHasUsersOnceItsCalendarsAreConnected() {
        var account = made("Bob");
        assertThat(admin.get(path(account) + "/users").expect(200).isEmpty()).isTrue();
        assertThat(admin.get("/admin/accounts/99999999/users").expect(404).toString())
                .isEqualTo("{\"detail\":\"Account not found\"}");
        admin.get(path(account) + "/users/ann").expect(404);
        admin.delete(path(account) + "/users/ann").expect(404);
    }
}
