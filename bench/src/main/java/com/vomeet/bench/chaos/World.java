package com.vomeet.bench.chaos;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.parts.FreePort;
import com.vomeet.parts.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** A database, a Redis, stand-ins for bots, and a manager before them that may be killed at any time, and the others be restarted. */
final class World implements AutoCloseable {
    static final String SIGNING_KEY = "signing-key-of-the-chaos-0123456789";

    /** How long before its time a bot is made. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    private static final String ADMIN = "admin-token-of-the-chaos";

    private final Path folder;
    private final int postgresPort = FreePort.any();
    private final int redisPort = FreePort.any();
    private EmbeddedPostgres postgres;
    private RedisServer redis;
    private final RedisClient bus;
    private final StandIns bots;
    private final ManagerProcess manager;
    private final Insistent admin;
    private @Nullable Insistent client;
    private final Receiver receiver = new Receiver();

    private World(Path folder, Map<String, String> settings) {
        this.folder = folder;
        postgres = postgres();
        redis = redis();
        bus = RedisClient.create("redis://127.0.0.1:" + redisPort + "/0");
        bots = new StandIns(folder.resolve("bots"));
        manager = new ManagerProcess(settings(settings), folder.resolve("manager.log"), FreePort.any());
        admin = new Insistent(manager.base(), Secret.of(ADMIN), "X-Admin-API-Key");
    }

    /** Starts all of it. */
    static World open(Path folder, Map<String, String> settings) throws IOException {
        var world = new World(folder, settings);
        try {
            world.enter();
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private void enter() {
        manager.start();
        var owner = new Insistent(manager.base(), account());
        client = owner;
        owner.post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"format\":\"envelope\"}")
                .expect(201);
    }

    private Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres",
                "REDIS_URL",
                "redis://127.0.0.1:" + redisPort + "/0",
                "WHISPER_LIVE_URL",
                "ws://127.0.0.1:9",
                "ORCHESTRATOR",
                "process",
                "PROCESS_BOT_COMMAND",
                Json.write(bots.command()),
                "STATE_DIR",
                folder.resolve("state").toString(),
                "SIGNING_KEY",
                SIGNING_KEY,
                "ADMIN_API_TOKEN",
                ADMIN,
                // For what bots of the first vomeet say.
                "LEGACY_CALLBACKS",
                "true"));
        settings.putAll(Map.of(
                "FLEET_SWEEP_EVERY_MS", "300",
                "FLEET_SILENT_AFTER_MS", "60000",
                "FLEET_LEAVE_PATIENCE_MS", "500",
                "FLEET_EXIT_PATIENCE_MS", "2000",
                "FLEET_LAST_WORD_PATIENCE_MS", "300",
                "FLEET_KEEP_ENDED_MS", "500",
                "SCHEDULE_AHEAD_MS", String.valueOf(AHEAD.toMillis()),
                "SCHEDULE_SEAT_PATIENCE_MS", "600000",
                "WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8",
                "RATE_LIMIT_PER_SECOND", "0"));
        settings.putAll(more);
        return settings;
    }

    /** With room for all: seats are counted, and none is missing. */
    private Secret account() {
        var made = admin.post("/admin/accounts", "{\"name\":\"Chaos\",\"max_concurrent_bots\":10000}");
        return Secret.of(made.expect(201).get("api_key").asString());
    }

    private EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(postgresPort)
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started", e);
        }
    }

    private RedisServer redis() {
        return RedisServer.start(folder, redisPort);
    }

    void restartPostgres() throws IOException {
        postgres.close();
        postgres = postgres();
    }

    void restartRedis() {
        redis.close();
        redis = redis();
    }

    /** Does something to the database that a manager does not do. */
    void sql(String statement) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    RedisClient bus() {
        return bus;
    }

    StandIns bots() {
        return bots;
    }

    ManagerProcess manager() {
        return manager;
    }

    /** Hears the webhooks of all meetings. */
    Receiver receiver() {
        return receiver;
    }

    /** The operator. */
    Insistent admin() {
        return admin;
    }

    Insistent client() {
        return Objects.requireNonNull(client);
    }

    @Override
    public void close() throws IOException {
        manager.close();
        if (client != null) {
            client.close();
        }
        admin.close();
        receiver.close();
        bots.all().forEach(StandIns.StandIn::kill);
        bus.close();
        redis.close();
        postgres.close();
    }
}
