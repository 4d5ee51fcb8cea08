package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.AdminClient;
import com.vomeet.manager.Client.Answer;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.fleet.Repair;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FleetRoutesIT {
    private static Answer counters(RunningManager running, String admin) {
        return running.client.send(running.client
                .request("/admin/fleet")
                .header("X-Admin-API-Key", admin)
                .GET()
                .build());
    }

    @Test
    void whatTheFleetDidIsCountedForTheAdministrator() {
        try (var running = new RunningManager()) {
            running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> counters(running, RealParts.ADMIN.reveal())
                                    .expect(200)
                                    .get("started")
                                    .intValue()
                            == 1);
            var all = counters(running, RealParts.ADMIN.reveal()).expect(200);
            assertThat(all.get("repairs").propertyNames()).hasSize(Repair.values().length);
            assertThat(all.get("repairs").get("bot_silent").intValue()).isZero();
            assertThat(counters(running, "wrong").status()).isEqualTo(403);
        }
    }

    @Test
    void theAdministratorSeesTheBotsOfAllAccounts() {
        try (var running = new RunningManager();
                var bob = running.as(running.manager.accounts().create("Bob", 0).key())) {
            running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            bob.post("/bots", meet("klm-nopq-rst")).expect(201);
            var all = new AdminClient(running.client, RealParts.ADMIN)
                    .get("/admin/fleet")
                    .expect(200);
            assertThat(all.get("bots").findValuesAsString("native_meeting_id"))
                    .containsExactly("klm-nopq-rst", "abc-defg-hij");
            assertThat(all.get("bots").findValues("account_id")).doesNotHaveDuplicates();
            assertThat(all.at("/summary/bots").asInt()).isEqualTo(2);
            var one = new AdminClient(running.client, RealParts.ADMIN)
                    .get("/admin/fleet?limit=1")
                    .expect(200);
            assertThat(one.get("bots")).hasSize(1);
            assertThat(one.at("/summary/bots").asInt()).isEqualTo(2);
        }
    }
}
