package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class AccountRoutesIT {
    private static RunningManager running;
    private Accounts.Created account;
    private Client client;

    @BeforeAll
    static void start() {
        running = new RunningManager();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** Each test has an account of its own. */
    @BeforeEach
    void open() {
        account = running.manager.accounts().create("Ann", 0);
        client = running.as(account.key());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Client.Answer patch(String body) {
        return client.send(client.request("/account")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    private Client as(JsonNode made) {
        return running.as(Secret.of(made.get("key").asString()));
    }

    @Test
    void anAccountIsShownToItsOwner() {
        var shown = client.get("/account").expect(200);
        assertThat(shown.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "webhook_url",
                        "max_concurrent_bots",
                        "enabled",
                        "retention_days",
                        "created_at",
                        "updated_at");
        assertThat(shown.get("name").asString()).isEqualTo("Ann");
        assertThat(shown.get("max_concurrent_bots").intValue()).isZero();
        assertThat(shown.get("retention_days").isNull()).isTrue();
    }

    @Test
    void itsOwnerSaysHowLongMeetingsAreKept() {
        assertThat(patch("{\"retention_days\":0}")
                        .expect(200)
                        .get("retention_days")
                        .intValue())
                .isZero();
        assertThat(patch("{\"name\":\"Ann B.\"}")
                        .expect(200)
                        .get("retention_days")
                        .intValue())
                .isZero();
        assertThat(patch("{\"retention_days\":null}")
                        .expect(200)
                        .get("retention_days")
                        .isNull())
                .isTrue();
        assertThat(client.get("/account").expect(200).get("name").asString()).isEqualTo("Ann B.");
    }

    @Test
    void itsOwnerGivesItNoSeats() {
        patch("{\"max_concurrent_bots\":9,\"enabled\":false}").expect(200);
        var shown = client.get("/account").expect(200);
        assertThat(shown.get("max_concurrent_bots").intValue()).isZero();
        assertThat(shown.get("enabled").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"retention_days\":-1} | greater_than_equal",
                "{\"retention_days\":36501} | less_than_equal",
                "{\"retention_days\":\"seven\"} | int_parsing",
                "{\"retention_days\":1.5} | int_type",
                "{\"name\":null} | string_type",
                "{\"name\":\"\"} | string_too_short"
            })
    void wrongFieldsAreNamed(String body, String type) {
        assertThat(patch(body).expect(422).get("detail").get(0).get("type").asString())
                .isEqualTo(type);
    }

    @Test
    void aNewKeyIsShownOnceAndWorks() {
        var made = client.post("/account/keys", "{\"name\":\"dashboard\",\"scopes\":[\"meetings:read\"]}")
                .expect(201);
        assertThat(made.propertyNames())
                .containsExactly("id", "name", "prefix", "scopes", "created_at", "last_used_at", "expires_at", "key");
        try (var reader = as(made)) {
            reader.get("/meetings").expect(200);
            reader.get("/account").expect(403);
        }
        var listed = client.get("/account/keys").expect(200).get("keys");
        assertThat(listed.size()).isEqualTo(2);
        var second = listed.get(1);
        assertThat(second.get("name").asString()).isEqualTo("dashboard");
        assertThat(second.get("scopes").toString()).isEqualTo("[\"meetings:read\"]");
        assertThat(second.get("last_used_at").isNull()).isFalse();
        assertThat(second.has("key")).isFalse();
        assertThat(made.get("key").asString()).startsWith(second.get("prefix").asString());
        assertThat(listed.toString()).doesNotContain(made.get("key").asString());
    }

    @Test
    void aRevokedKeyOpensNothingAtOnce() {
        var made = client.post("/account/keys", "{\"name\":\"x\"}").expect(201);
        try (var other = as(made)) {
            other.get("/meetings").expect(200);
            assertThat(client.delete("/account/keys/" + made.get("id").longValue())
                            .status())
                    .isEqualTo(204);
            assertThat(other.get("/meetings").expect(403).toString()).isEqualTo("{\"detail\":\"Invalid API key\"}");
        }
        client.delete("/account/keys/" + made.get("id").longValue()).expect(404);
        client.delete("/account/keys/x").expect(422);
    }

    @Test
    void aKeyMakesNoneThatMayMore() {
        var made = client.post("/account/keys", "{\"name\":\"k\",\"scopes\":[\"account\",\"bots:read\"]}")
                .expect(201);
        try (var keeper = as(made)) {
            keeper.post("/account/keys", "{\"name\":\"y\",\"scopes\":[\"bots:write\"]}")
                    .expect(403);
            var same = keeper.post("/account/keys", "{\"name\":\"y\"}").expect(201);
            assertThat(same.get("scopes").toString()).isEqualTo("[\"bots:read\",\"account\"]");
        }
    }

    @Test
    void aKeyMayHaveAnEnd() {
        var until = Instant.now().plusSeconds(3_600).toString();
        var made = client.post("/account/keys", "{\"name\":\"x\",\"expires_at\":\"" + until + "\"}")
                .expect(201);
        assertThat(made.get("expires_at").asString()).startsWith(until.substring(0, 19));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing",
                "{\"name\":7} | string_type",
                "{\"name\":\"x\",\"scopes\":[\"everything\"]} | enum",
                "{\"name\":\"x\",\"scopes\":[1]} | enum",
                "{\"name\":\"x\",\"scopes\":[]} | value_error",
                "{\"name\":\"x\",\"scopes\":\"account\"} | value_error",
                "{\"name\":\"x\",\"expires_at\":\"2020-01-01T00:00:00\"} | value_error",
                "{\"name\":\"x\",\"expires_at\":\"tomorrow\"} | datetime_parsing"
            })
    void whatIsWrongWithAWantedKeyIsNamed(String body, String type) {
        var detail = client.post("/account/keys", body).expect(422).get("detail");
        assertThat(detail.get(0).get("type").asString()).isEqualTo(type);
    }

    @Test
    void keysAreBounded() {
        var keys = running.manager.accounts().keys();
        var id = account.account().id();
        while (keys.make(id, NewKey.named("x", Set.of(Scope.ACCOUNT), null)).isPresent()) {
            assertThat(keys.list(id)).hasSizeLessThanOrEqualTo(ApiKeys.MOST);
        }
        client.post("/account/keys", "{\"name\":\"x\"}").expect(409);
    }
}
