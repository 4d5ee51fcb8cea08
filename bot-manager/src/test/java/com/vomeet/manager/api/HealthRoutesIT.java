package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.Client;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HealthRoutesIT {
    @Test
    void whatIsWellSaysSoOfEachPart() {
        try (var running = new RunningManager()) {
            await().until(() -> running.client.get("/readyz").status() == 200);
            assertThat(running.client.get("/readyz").expect(200).toString())
                    .isEqualTo(
                            "{\"status\":\"ok\",\"roles\":[\"api\",\"fleet\",\"transcripts\",\"webhooks\"],\"checks\":{\"database\":\"ok\",\"migrations\":\"ok\","
                                    + "\"orchestrator\":\"ok\",\"redis\":\"ok\",\"transcripts\":\"ok\"}}");
        }
    }

    @Test
    void anOlderSchemaUnderARunningManagerIsSeenWithoutAKey() {
        var config = RealParts.config();
        try (var running = new RunningManager(config);
                var anybody = new Client(running.manager.base(), null);
                var database = Database.open(config.database().withPoolSize(2), Patience.DEFAULT)) {
            await().until(() -> anybody.get("/readyz").status() == 200);
            database.jdbi()
                    .useHandle(handle -> handle.execute("delete from flyway_schema_history where installed_rank ="
                            + " (select max(installed_rank) from flyway_schema_history)"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> anybody.get("/readyz").status() == 503);
            assertThat(anybody.get("/readyz").body().get("detail").toString())
                    .isEqualTo("{\"migrations\":\"the schema is older than this program\"}");
            anybody.get("/healthz").expect(200);
        }
    }
}
