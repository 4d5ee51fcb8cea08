package com.vomeet.manager;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account with everything that an account can have is deleted. */
final class DeletedAccountIT {
    @Test
    void nothingOfADeletedAccountIsLeftAndItsBotIsCalledBack() {
        var config = RealParts.config();
        long account;
        long meeting;
        try (var running = new RunningManager(config)) {
            var admin = new AdminClient(running.client, RealParts.ADMIN);
            var made = admin.post("/admin/accounts", "{\"name\":\"Bob\",\"webhook_url\":\"https://one.example/\"}")
                    .expect(201);
            account = made.get("id").longValue();
            try (var bob = running.as(Secret.of(made.get("api_key").asString()))) {
                meeting = bob.post("/bots", meet("abc-defg-hij"))
                        .expect(201)
                        .get("id")
                        .longValue();
                bob.post("/account/keys", "{\"name\":\"x\"}").expect(201);
                bob.post("/webhooks", "{\"url\":\"https://two.example/\"}").expect(201);
            }
            assertThat(admin.delete("/admin/accounts/" + account).status()).isEqualTo(204);
        }
        try (var database = Database.open(config.database(), Patience.DEFAULT)) {
            try (var running = new RunningManager(config)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> wanted(database, meeting));
                var connection = running.connectionOf(meeting);
                var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of(connection);
                new PlayedBot(Bots.config(meeting, connection, secret), running.client)
                        .says(MeetingStatus.COMPLETED, EndReason.STOPPED)
                        .expect(200);
            }
            try (var _ = new RunningManager(config)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> rows(database, "accounts", "id", account) == 0);
            }
            for (var table : List.of("meetings", "api_keys", "webhook_endpoints", "webhook_events")) {
                assertThat(rows(database, table, "account_id", account))
                        .as(table)
                        .isZero();
            }
            assertThat(rows(database, "meeting_sessions", "meeting_id", meeting))
                    .isZero();
        }
    }

    private static boolean wanted(Database database, long meeting) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select wanted_leave from meetings where id = :id")
                        .bind("id", meeting)
                        .mapTo(Boolean.class)
                        .one());
    }

    private static int rows(Database database, String table, String column, long value) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table + " where " + column + " = :v")
                        .bind("v", value)
                        .mapTo(Integer.class)
                        .one());
    }
}
