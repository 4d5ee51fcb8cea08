package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.config.WebhookSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole way over HTTP, with the loop of a running manager. */
final class WebhookApiIT {
    private static RunningManager running;
    private final Receiver receiver = new Receiver();
    private Client client;

    @BeforeAll
    static void start() {
        running = new RunningManager(RealParts.config().with(new WebhookSettings(WebhookScene.LOOPBACK)));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** Each test has an account of its own. */
    @BeforeEach
    void open() {
        client = running.as(running.manager.accounts().create("Ann", 0).key());
    }

    @AfterEach
    void close() {
        client.close();
        receiver.close();
    }

    private Client.Answer patch(String path, String body) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    private Client.Answer admin(String method, String path, String body) {
        return client.send(client.request(path)
                .header("X-Admin-API-Key", RealParts.ADMIN.reveal())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode made(String more) {
        var body = "{\"url\": \"" + receiver.url() + "\"" + more + "}";
        return client.post("/webhooks", body).expect(201);
    }

    private String path(JsonNode webhook) {
        return "/webhooks/" + webhook.get("id").longValue();
    }

    @Test
    void anEndpointIsShownWithItsSecretOnce() {
        var made = made("");
        assertThat(made.get("secret").asString()).matches("[A-Za-z0-9]{32}");
        assertThat(made.get("events")).isEqualTo(Json.MAPPER.readTree("[\"*\"]"));
        assertThat(made.get("format").asString()).isEqualTo("classic");
        var shown = client.get(path(made)).expect(200);
        assertThat(shown.has("secret")).isFalse();
        assertThat(client.get("/webhooks").expect(200).get("webhooks")).containsExactly(shown);
    }

    @Test
    void whatIsLeftOutOfAChangeStays() {
        var made = made(", \"description\": \"mine\", \"events\": [\"bot.ended\"]");
        var changed = patch(path(made), "{\"format\": \"envelope\"}").expect(200);
        assertThat(changed.get("description").asString()).isEqualTo("mine");
        assertThat(changed.get("events")).isEqualTo(Json.MAPPER.readTree("[\"bot.ended\"]"));
        assertThat(changed.get("format").asString()).isEqualTo("envelope");
        assertThat(patch(path(made), "{\"description\": null, \"enabled\": false}")
                        .expect(200)
                        .get("description")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | url | missing",
                "{\"url\": 5} | url | string_type",
                "{\"url\": \"http://10.0.0.1/\"} | url | value_error",
                "{\"url\": \"http://169.254.169.254/latest\"} | url | value_error",
                "{\"url\": \"http://[::1]/\"} | url | value_error",
                "{\"url\": \"http://redis:6379/\"} | url | value_error",
                "{\"url\": \"ftp://example.com/\"} | url | value_error",
                "{\"url\": \"https://example.com/\", \"events\": []} | events | value_error",
                "{\"url\": \"https://example.com/\", \"events\": [\"bot.gone\"]} | events | enum",
                "{\"url\": \"https://example.com/\", \"format\": \"xml\"} | format | enum",
                "{\"url\": \"https://example.com/\", \"enabled\": \"maybe\"} | enabled | enum",
                "{\"url\": \"https://example.com/\", \"secret\": \"short\"} | secret | value_error",
            })
    void aWrongFieldIsNamed(String body, String field, String type) {
        var detail = client.post("/webhooks", body).expect(422).get("detail");
        assertThat(detail).hasSize(1);
        assertThat(detail.at("/0/loc/1").asString()).isEqualTo(field);
        assertThat(detail.at("/0/type").asString()).isEqualTo(type);
    }

    @Test
    void aSecretThatIsRefusedIsNotRepeated() {
        var answer = client.post("/webhooks", "{\"url\": \"https://example.com/\", \"secret\": \"pass word of mine\"}");
        assertThat(answer.expect(422).toString()).doesNotContain("pass word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/test", "/rotate-secret", "/deliveries"})
    void nobodySeesAnotherAccountsEndpoint(String what) {
        var path = path(made("")) + what;
        try (var other = running.as(running.manager.accounts().create("Eve", 0).key())) {
            var answer = what.isEmpty() || what.equals("/deliveries") ? other.get(path) : other.post(path, "{}");
            assertThat(answer.expect(404).get("detail").asString()).isEqualTo("Webhook not found");
        }
    }

    @Test
    void aKeyWithoutTheScopeIsRefused() {
        var account = running.manager.accounts().create("Ann", 0).account();
        var wanted = NewKey.named("reader", Set.of(Scope.BOTS_READ), null);
        var key = running.manager
                .accounts()
                .keys()
                .make(account.id(), wanted)
                .orElseThrow()
                .key();
        try (var reader = running.as(key)) {
            reader.get("/webhooks").expect(403);
        }
    }

    @Test
    void aTestCallIsMadeBeforeTheAnswerAndIsInTheLog() {
        var made = made(", \"enabled\": false");
        receiver.answers(
                call -> new Receiver.Answer(418, call.body().at("/data/message").asString()));
        var delivery = client.post(path(made) + "/test", "").expect(200);
        assertThat(delivery.get("status").asString()).isEqualTo("failed");
        assertThat(delivery.at("/log/0/status_code").intValue()).isEqualTo(418);
        assertThat(delivery.at("/log/0/answer").asString()).isEqualTo("A test call of this endpoint.");
        assertThat(receiver.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.event()).isEqualTo("webhook.test"));
        var log = client.get(path(made) + "/deliveries?status=failed").expect(200);
        assertThat(log.get("deliveries")).containsExactly(delivery);
        assertThat(log.get("total").intValue()).isEqualTo(1);
        assertThat(log.get("next").isNull()).isTrue();
    }

    @Test
    void theLogComesInPartsOfTheSameQuery() {
        var made = made(", \"enabled\": false");
        receiver.answers(_ -> new Receiver.Answer(418, ""));
        client.post(path(made) + "/test", "").expect(200);
        client.post(path(made) + "/test", "").expect(200);
        var first = client.get(path(made) + "/deliveries?status=failed&limit=1").expect(200);
        assertThat(first.get("next").asString()).contains("status=failed", "limit=1", "offset=1");
        var second = client.get(first.get("next").asString()).expect(200);
        assertThat(second.get("deliveries")).hasSize(1).doesNotContainAnyElementsOf(first.get("deliveries"));
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aBotThatIsAskedForIsToldAtOnceAndSignedWithTheSecretThatWasShown() throws InterruptedException {
        var made = made(", \"events\": [\"bot.requested\"]");
        var heard = new Semaphore(0);
        receiver.answers(_ -> {
            heard.release();
            return new Receiver.Answer(200, "");
        });
        client.post("/bots", RunningManager.meet("abc-defg-hij")).expect(201);
        assertThat(heard.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        var call = receiver.calls().getFirst();
        var secret = Secret.of(made.get("secret").asString());
        assertThat(call.event()).isEqualTo("bot.requested");
        assertThat(call.signature()).isEqualTo(new SigningSecrets(secret, null).classic(call.bytes()));
        assertThat(call.body().at("/meeting/native_meeting_id").asString()).isEqualTo("abc-defg-hij");
    }

    @Test
    void whatWasGivenUpCanBeSentAgainUnderTheSameId() throws InterruptedException {
        var made = made("");
        receiver.answers(500);
        var failed = client.post(path(made) + "/test", "").expect(200);
        var heard = new Semaphore(0);
        receiver.answers(_ -> {
            heard.release();
            return new Receiver.Answer(200, "");
        });
        var id = failed.get("id").longValue();
        var pending = client.post("/webhooks/deliveries/" + id + "/resend", "").expect(202);
        assertThat(pending.get("status").asString()).isEqualTo("pending");
        assertThat(heard.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(receiver.calls())
                .allSatisfy(call -> assertThat(call.delivery()).isEqualTo(Long.toString(id)));
        client.post("/webhooks/deliveries/999999/resend", "").expect(404);
    }

    @Test
    void aSecretIsChangedWithAnOverlap() {
        var made = made("");
        var changed = client.post(path(made) + "/rotate-secret", "").expect(200);
        assertThat(changed.get("secret")).isNotEqualTo(made.get("secret"));
        assertThat(changed.get("secret_overlap_until").isString()).isTrue();
        client.post(path(made) + "/test", "").expect(200);
        assertThat(receiver.calls().getFirst().timed()).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
        var given = client.post(
                        path(made) + "/rotate-secret", "{\"secret\": \"0123456789abcdef\", \"overlap_seconds\": 0}")
                .expect(200);
        assertThat(given.get("secret").asString()).isEqualTo("0123456789abcdef");
        assertThat(given.get("secret_overlap_until").isNull()).isTrue();
        client.post(path(made) + "/rotate-secret", "{\"overlap_seconds\": -1}").expect(422);
    }

    @Test
    void anEndpointCanBeRemoved() {
        var made = made("");
        assertThat(client.delete(path(made)).status()).isEqualTo(204);
        client.get(path(made)).expect(404);
        client.delete(path(made)).expect(404);
    }

    @Test
    void twentyEndpointsAreEnough() {
        for (int i = 0; i < Endpoints.MOST; i++) {
            made("");
        }
        client.post("/webhooks", "{\"url\": \"" + receiver.url() + "\"}").expect(409);
    }

    @Test
    void theFirstVomeetsOneAddressIsShownOnTheAccount() {
        var body = "{\"webhook_url\": \"" + receiver.url() + "\"}";
        assertThat(client.put("/user/webhook", body)
                        .expect(200)
                        .get("webhook_url")
                        .asString())
                .isEqualTo(receiver.url().toString());
        assertThat(client.get("/account").expect(200).get("webhook_url").asString())
                .isEqualTo(receiver.url().toString());
        assertThat(client.get("/webhooks").expect(200).get("webhooks")).hasSize(1);
        assertThat(client.put("/user/webhook", "{\"webhook_url\": null}")
                        .expect(200)
                        .get("webhook_url")
                        .isNull())
                .isTrue();
        client.put("/user/webhook", "{}").expect(422);
        client.put("/user/webhook", "{\"webhook_url\": \"http://10.0.0.1/\"}").expect(422);
    }

    @Test
    void theAdministratorSetsAnAccountsAddressAndSecret() {
        var url = receiver.url().toString();
        var made = admin("POST", "/admin/accounts", "{\"name\": \"Ben\", \"webhook_url\": \"" + url + "\"}")
                .expect(201);
        assertThat(made.get("webhook_url").asString()).isEqualTo(url);
        var path = "/admin/accounts/" + made.get("id").longValue();
        admin("PATCH", path, "{\"webhook_secret\": \"a secret of his\"}").expect(200);
        try (var ben = running.as(Secret.of(made.get("api_key").asString()))) {
            var webhook = ben.get("/webhooks").expect(200).at("/webhooks/0");
            ben.post("/webhooks/" + webhook.get("id").longValue() + "/test", "").expect(200);
            var call = receiver.calls().getFirst();
            assertThat(call.signature())
                    .isEqualTo(new SigningSecrets(Secret.of("a secret of his"), null).classic(call.bytes()));
            admin("POST", path + "/regenerate-webhook-secret", "").expect(200);
            ben.post("/webhooks/" + webhook.get("id").longValue() + "/test", "").expect(200);
            assertThat(receiver.calls().getLast().signature()).isNotEqualTo(call.signature());
        }
        assertThat(admin("PATCH", path, "{\"webhook_url\": null}")
                        .expect(200)
                        .get("webhook_url")
                        .isNull())
                .isTrue();
        admin("PATCH", path, "{\"webhook_url\": \"http://127.0.0.1.nip.invalid:0/\"}")
                .expect(422);
        admin("POST", "/admin/accounts/999999/regenerate-webhook-secret", "").expect(404);
    }
}
