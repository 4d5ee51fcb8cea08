package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.AdminClient;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Users and tokens, as documented clients of the first vomeet make and use them. */
final class UserRoutesIT {
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

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    private static JsonNode made() {
        return admin.post("/admin/users", "{\"email\":\"" + address() + "\",\"name\":\"Ann\"}")
                .expect(201);
    }

    private static String path(JsonNode user) {
        return "/admin/users/" + user.get("id").longValue();
    }

    @Test
    void whoMakesAUserAndATokenCanSendABotWithIt() {
        var user = made();
        var token = admin.post(path(user) + "/tokens", "").expect(201);
        assertThat(token.propertyNames()).containsExactly("user_id", "id", "token", "created_at");
        assertThat(token.get("token").asString()).matches("[A-Za-z0-9]{40}");
        try (var client = running.as(Secret.of(token.get("token").asString()))) {
            client.post("/bots", meet("abc-defg-hij")).expect(201);
            client.post("/bots", meet("abc-defg-hik")).expect(403);
            assertThat(client.get("/meetings").expect(200).get("meetings").size())
                    .isEqualTo(1);
            assertThat(admin.delete("/admin/tokens/" + token.get("id").longValue())
                            .status())
                    .isEqualTo(204);
            client.get("/meetings").expect(403);
        }
        assertThat(admin.delete("/admin/tokens/" + token.get("id").longValue())
                        .expect(404)
                        .toString())
                .isEqualTo("{\"detail\":\"Token not found\"}");
    }

    @Test
    void aUserHasTheShapeThatClientsKnow() {
        var user = made();
        assertThat(user.propertyNames())
                .startsWith("email", "name", "image_url", "max_concurrent_bots", "data", "id", "created_at");
        assertThat(user.get("max_concurrent_bots").intValue()).isEqualTo(1);
        assertThat(user.get("data").toString()).isEqualTo("{}");
        var token = admin.post(path(user) + "/tokens", "").expect(201).get("token");
        var shown = admin.get(path(user)).expect(200).get("api_tokens");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.get(0).get("token").asString())
                .isEqualTo(token.asString().substring(0, 8) + "…");
    }

    @Test
    void whoIsThereAlreadyIsGivenBackUnchanged() {
        var user = made();
        var body = "{\"email\":\"" + user.get("email").asString() + "\",\"name\":\"Eve\",\"max_concurrent_bots\":9}";
        assertThat(admin.post("/admin/users", body).expect(200)).isEqualTo(user);
    }

    @Test
    void ofManyWhoAskAtOnceForTheSameAddressOneMakesIt() throws Exception {
        var body = "{\"email\":\"" + address() + "\"}";
        Callable<Integer> ask = () -> admin.post("/admin/users", body).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Stream.generate(() -> ask).limit(6).toList());
            assertThat(answers.stream().map(answer -> answer.resultNow()).sorted())
                    .containsExactly(200, 200, 200, 200, 200, 201);
        }
    }

    @Test
    void aUserIsFoundByNumberAndByAddress() {
        var user = made();
        assertThat(admin.get("/admin/users/email/" + user.get("email").asString())
                        .expect(200))
                .isEqualTo(user);
        for (var path : new String[] {"/admin/users/99999999", "/admin/users/email/nobody@example.org"}) {
            assertThat(admin.get(path).expect(404).toString()).isEqualTo("{\"detail\":\"User not found\"}");
        }
        assertThat(admin.get("/admin/users?limit=1").expect(200).size()).isEqualTo(1);
    }

    @Test
    void aUsersAccountIsNotAmongTheAccounts() {
        var user = made();
        assertThat(admin.get("/admin/accounts").expect(200).toString())
                .doesNotContain(user.get("email").asString());
        assertThat(admin.get("/admin/accounts/" + user.get("account_id").longValue())
                        .expect(200)
                        .get("name"))
                .isEqualTo(user.get("email"));
    }

    @Test
    void onlyWhatIsSentIsChangedAndDataAreReplaced() {
        var user = made();
        admin.patch(path(user), "{\"data\":{\"a\":1},\"max_concurrent_bots\":3}")
                .expect(200);
        var changed =
                admin.patch(path(user), "{\"data\":{\"b\":2},\"name\":null}").expect(200);
        assertThat(changed.get("data").toString()).isEqualTo("{\"b\":2}");
        assertThat(changed.get("name").isNull()).isTrue();
        assertThat(changed.get("max_concurrent_bots").intValue()).isEqualTo(3);
        admin.patch("/admin/users/99999999", "{}").expect(404);
    }

    @Test
    void anAddressCannotBeChanged() {
        var user = made();
        var same = "{\"email\":\"" + user.get("email").asString() + "\"}";
        admin.patch(path(user), same).expect(200);
        assertThat(admin.patch(path(user), "{\"email\":\"eve@example.org\"}")
                        .expect(400)
                        .toString())
                .isEqualTo("{\"detail\":\"Cannot change user email via this endpoint.\"}");
    }

    @Test
    void anAddressIsFreeAsSoonAsItsAccountIsDeleted() {
        var user = made();
        admin.delete("/admin/accounts/" + user.get("account_id").longValue()).expect(204);
        var again = admin.post(
                        "/admin/users", "{\"email\":\"" + user.get("email").asString() + "\"}")
                .expect(201);
        assertThat(again.get("id")).isNotEqualTo(user.get("id"));
        admin.get(path(user)).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing",
                "{\"email\":null} | string_type",
                "{\"email\":\"nobody\"} | value_error",
                "{\"email\":\"a@b\"} | value_error",
                "{\"email\":\"a b@example.org\"} | value_error",
                "{\"email\":\"a@example.org\",\"max_concurrent_bots\":-1} | greater_than_equal",
                "{\"email\":\"a@example.org\",\"name\":7} | string_type"
            })
    void wrongFieldsAreNamed(String body, String type) {
        var detail = admin.post("/admin/users", body).expect(422).get("detail");
        assertThat(detail.get(0).get("type").asString()).isEqualTo(type);
    }

    @Test
    void dataAreAnObjectOfBoundedSize() {
        var user = made();
        admin.patch(path(user), "{\"data\":[]}").expect(422);
        admin.patch(path(user), "{\"data\":{\"a\":\"\\u0000\"}}").expect(422);
        admin.patch(path(user), "{\"data\":{\"\\ud800\":1}}").expect(422);
        admin.patch(path(user), "{\"data\":{\"a\":\"\\\\u0000\"}}").expect(200);
        admin.patch(path(user), "{\"data\":{\"a\":\"" + "x".repeat(10_000) + "\"}}")
                .expect(422);
        assertThat(admin.patch(path(user), "{\"data\":null}")
                        .expect(200)
                        .get("data")
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void aUserGoesWithItsAccountAndTheAddressIsFree() {
        var user = made();
        admin.delete("/admin/accounts/" + user.get("account_id").longValue());
        admin.get(path(user)).expect(404);
        var again = admin.post(
                        "/admin/users", "{\"email\":\"" + user.get("email").asString() + "\"}")
                .expect(201);
        assertThat(again.get("id")).isNotEqualTo(user.get("id"));
    }
}
