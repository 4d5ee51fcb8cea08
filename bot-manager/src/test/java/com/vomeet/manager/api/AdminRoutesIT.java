package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client.Answer;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.config.Keys;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdminRoutesIT {
    private static RunningManager running;

    @BeforeAll
    static void start() {
        running = new RunningManager();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static Answer create(RunningManager at, String admin, String body) {
        return at.client.send(at.client
                .request("/admin/accounts")
                .header("Content-Type", "application/json")
                .header("X-Admin-API-Key", admin)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void aNewAccountGetsAKeyThatWorks() {
        var account = create(running, RealParts.ADMIN.reveal(), "{\"name\":\"Bob\",\"max_concurrent_bots\":1}")
                .expect(201);
        assertThat(account.get("name").asString()).isEqualTo("Bob");
        assertThat(account.get("max_concurrent_bots").intValue()).isEqualTo(1);
        assertThat(account.get("api_key").asString()).matches("[A-Za-z0-9]{40}");
        try (var bob = running.as(Secret.of(account.get("api_key").asString()))) {
            bob.post("/bots", meet("abc-defg-hij")).expect(201);
            assertThat(bob.post("/bots", meet("abc-defg-hik")).expect(403).toString())
                    .isEqualTo("{\"detail\":\"Account has reached the maximum concurrent bot limit (1).\"}");
        }
    }

    @Test
    void onlyTheAdministratorMakesAccounts() {
        assertThat(create(running, "wrong", "{}").expect(403).toString())
                .isEqualTo("{\"detail\":\"Invalid or missing admin token.\"}");
        running.client.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(403);
    }

    @Test
    void withoutAnAdminTokenNobodyIsTheAdministrator() {
        try (var closed = new RunningManager(RealParts.config().with(new Keys(RealParts.SIGNING, null)))) {
            assertThat(create(closed, "", "{\"name\":\"Bob\"}")
                            .expect(403)
                            .get("detail")
                            .asString())
                    .isEqualTo("Admin authentication is not configured on the server.");
        }
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
                "{\"name\":\"x\",\"max_concurrent_bots\":\"2\"} | max_concurrent_bots | int_parsing",
                "{\"name\":\"x\",\"max_concurrent_bots\":100001} | max_concurrent_bots | less_than_equal"
            })
    void wrongFieldsAreNamed(String body, String field, String type) {
        var detail = create(running, RealParts.ADMIN.reveal(), body).expect(422).get("detail");
        assertThat(detail.size()).as(detail.toString()).isEqualTo(1);
        assertThat(detail.get(0).get("loc").get(1).asString()).isEqualTo(field);
        assertThat(detail.get(0).get("type").asString()).isEqualTo(type);
    }
}
