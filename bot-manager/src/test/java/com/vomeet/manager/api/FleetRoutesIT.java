package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
}
