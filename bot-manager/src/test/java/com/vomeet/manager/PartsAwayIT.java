package com.vomeet.manager;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.config.WaitPatience;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.parts.FreePort;
import com.vomeet.parts.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens while PostgreSQL or Redis is away. */
final class PartsAwayIT {
    private static final Patience SHORT = new Patience(3, Duration.ofMillis(20));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final FleetTimings QUICK = new FleetTimings(
            Duration.ofMillis(300),
            Duration.ofSeconds(4),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            WaitPatience.DEFAULT,
            ScheduleTimings.DEFAULT);

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatStaysAwayIsNamedAfterAllAttempts() throws IOException {
        var settings = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + FreePort.any() + "/x?password=hunter2",
                "ann",
                Secret.of("hunter2"),
                2);
        assertThatThrownBy(() -> Database.open(settings, SHORT).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("PostgreSQL at jdbc:postgresql://127.0.0.1:")
                .hasMessageEndingWith("/x cannot be reached after 3 attempts");
    }

    @Test
    void aDatabaseThatWasRestartedIsUsedAgainAndNoBotIsTakenForSilent() throws IOException {
        var port = FreePort.any();
        var postgres = RealParts.postgres(folder, port);
        try (var running = new RunningManager(
                RealParts.config().with(RealParts.databaseAt(port)).with(QUICK))) {
            running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            var connection = running.connectionOf(1);
            var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of(connection);
            var bot = new PlayedBot(Bots.config(1, connection, secret), running.client);
            bot.says(ACTIVE).expect(200);
            bot.beats(ACTIVE, 0, 0, 0);

            postgres.close();
            var stopped = Instant.now();
            await().atMost(PATIENCE).until(() -> running.client.get("/readyz").status() == 503);
            assertThat(running.client.get("/servez").status()).isEqualTo(503);
            assertThat(running.client.get("/meetings/1").status()).isEqualTo(503);
            await().atMost(PATIENCE)
                    .until(() -> Instant.now()
                            .isAfter(stopped.plus(QUICK.silentAfter().multipliedBy(2))));

            postgres = RealParts.postgres(folder, port);
            await().atMost(PATIENCE).until(() -> running.client.get("/readyz").status() == 200);
            // Long enough for a bot that nobody heard to be given up.
            for (var end = Instant.now().plus(QUICK.silentAfter().multipliedBy(2));
                    Instant.now().isBefore(end); ) {
                bot.beats(ACTIVE, 0, 0, 200);
            }
            assertThat(running.client
                            .get("/meetings/1")
                            .expect(200)
                            .get("status")
                            .asString())
                    .isEqualTo("active");
            running.client.post("/bots", meet("abc-defg-hik")).expect(201);
        } finally {
            postgres.close();
        }
    }

    @Test
    void withoutRedisBotsAreSentAndStoppedAllTheSame() {
        try (var redis = RedisServer.start(folder)) {
            var config = RealParts.config().withRedis(Secret.of(redis.url().toString()));
            try (var running = new RunningManager(config)) {
                await().until(() -> running.client.get("/servez").status() == 200);
                redis.kill();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> running.client.get("/readyz").status() == 503);
                assertThat(running.client.get("/readyz").body().get("detail").toString())
                        .isEqualTo("{\"redis\":\"does not answer\"}");
                assertThat(running.client
                                .get("/servez")
                                .expect(200)
                                .get("checks")
                                .toString())
                        .isEqualTo("{\"database\":\"ok\",\"migrations\":\"ok\"}");
                assertThat(running.client.get("/healthz").status()).isEqualTo(200);

                running.client.post("/bots", meet("abc-defg-hij")).expect(201);
                var connection = running.connectionOf(1);
                var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of(connection);
                var bot = new PlayedBot(Bots.config(1, connection, secret), running.client);
                bot.says(ACTIVE).expect(200);
                running.client.delete("/bots/google_meet/abc-defg-hij").expect(202);
                assertThat(bot.beats(ACTIVE, 0, 0, 25_000).leave()).isTrue();
            }
        }
    }
}
