package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.config.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class RolesIT {
    private static JsonNode checks(Client client) {
        await().until(() -> client.get("/readyz").status() == 200);
        return client.get("/readyz").expect(200).get("checks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLEET | [database, migrations, orchestrator, redis]",
                "TRANSCRIPTS | [database, migrations, redis, transcripts]",
                "WEBHOOKS | [database, migrations, redis]"
            })
    void whoHasNotTheApiHasHealthAndNothingElse(Role role, String checks) {
        try (var manager = Manager.start(RealParts.config().with(role));
                var client = new Client(manager.base(), null)) {
            assertThat(client.get("/healthz").expect(200).get("status").asString())
                    .isEqualTo("ok");
            assertThat(checks(client).propertyNames().toString()).isEqualTo(checks);
            assertThat(manager.routes())
                    .containsExactlyInAnyOrder("GET /healthz", "GET /readyz", "GET /servez", "GET /metrics");
        }
    }

    @Test
    void theApiAloneTakesRequestsAndStartsNoBots() {
        var config = RealParts.config();
        try (var api = new RunningManager(config.with(Role.API))) {
            assertThat(checks(api.client).propertyNames()).containsExactly("database", "migrations", "redis");
            api.client.post("/bots", RunningManager.meet("abc-defg-hij")).expect(201);
            assertThat(api.manager.transcripts().counts().entries()).isZero();
        }
    }
}
