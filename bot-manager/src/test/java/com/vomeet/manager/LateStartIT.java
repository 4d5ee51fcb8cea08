package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.parts.FreePort;
import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** A manager that is started before what it stands on is. */
final class LateStartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODE = "abc-defg-hij";

    private final int ofDatabase = FreePort.any();
    private final int ofRedis = FreePort.any();
    private final String redisUrl = "redis://127.0.0.1:" + ofRedis + "/0";

    @TempDir
    Path folder;

    @Test
    void theDatabaseIsWaitedForAndRedisMayComeLaterStill() throws Exception {
        var settings = RealParts.databaseAt(ofDatabase);
        try (var process = ManagerProcess.start(settings, Map.of("REDIS_URL", redisUrl))) {
            awaitLine(process, "cannot be reached (attempt 2 of 60)");
            try (var _ = RealParts.postgres(folder, ofDatabase);
                    var anybody = new Client(process.base(), null)) {
                withoutRedisItServesAndIsNotReady(process, anybody);
                var key = new AdminClient(anybody, RealParts.ADMIN)
                        .post("/admin/accounts", "{\"name\":\"Ann\"}")
                        .expect(201);
                try (var client =
                        new Client(process.base(), Secret.of(key.get("api_key").asString()))) {
                    var meeting = client.post("/bots", RunningManager.meet(CODE))
                            .expect(201)
                            .get("id")
                            .asLong();
                    try (var _ = RedisServer.start(folder, ofRedis);
                            var redis = RedisClient.create(redisUrl)) {
                        withRedisItIsReady(client);
                        var told = Bots.told(
                                Jdbi.create(settings.jdbcUrl(), settings.user(), ""), meeting, Secret.of(redisUrl));
                        new SpeakingBot(new PlayedBot(told, client), told, redis)
                                .joins()
                                .says("Ann", "We are all here.");
                        await().atMost(PATIENCE).until(() -> text(client).contains("We are all here."));
                    }
                }
            }
        }
    }

    private static void withoutRedisItServesAndIsNotReady(ManagerProcess process, Client client) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.get("/readyz")
                                .expect(503)
                                .at("/detail/redis")
                                .asString())
                        .isEqualTo("does not answer"));
        // A release that has never been well takes no other's place.
        client.get("/servez").expect(503);
        client.get("/healthz").expect(200);
        awaitLine(process, "not ready: redis does not answer");
        awaitLine(process, "the segments stream cannot be read, trying again: Failed to connect");
    }

    private static void withRedisItIsReady(Client client) {
        await().atMost(PATIENCE).until(() -> client.get("/readyz").status() == 200);
        client.get("/servez").expect(200);
    }

    private static void awaitLine(ManagerProcess process, String words) {
        await().atMost(PATIENCE).until(() -> process.lines().toString().contains(words));
    }

    private static String text(Client client) {
        return client.get("/transcripts/google_meet/" + CODE)
                .expect(200)
                .get("segments")
                .toString();
    }
}
