package com.vomeet.manager;

import com.vomeet.contract.Secret;
import com.vomeet.contract.TestSecrets;
import com.vomeet.manager.config.BotSettings;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.config.Keys;
import com.vomeet.manager.config.LimitSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.config.MeetingHosts;
import com.vomeet.manager.config.OrchestratorKind;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.config.WebhookSettings;
import com.vomeet.parts.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A real PostgreSQL and a real Redis, started once for all tests of this JVM and ended with it. Each test takes a database of its
 * own.
 */
public final class RealParts {
    public static final Secret ADMIN = TestSecrets.note("admin token", Secret.of("admin-token-of-the-tests"));
    public static final Secret SIGNING =
            TestSecrets.note("signing key", Secret.of("signing-key-of-the-tests-0123456789abcdef"));

    private static final Path FOLDER = folder();
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final RedisServer REDIS = RedisServer.start(FOLDER);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RealParts::end));
    }

    private RealParts() {}

    public static Secret redisUrl() {
        return Secret.of(REDIS.url().toString());
    }

    /** An empty database. */
    public static DatabaseSettings newDatabase() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no new database", e);
        }
        return new DatabaseSettings(
                "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name, "postgres", Secret.of(""), 10);
    }

    /** One of a test's own, which may come late, and be ended and come again with what it had. */
    static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }

    /** What is in it. */
    static DatabaseSettings databaseAt(int port) {
        return new DatabaseSettings("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", Secret.of(""), 10);
    }

    /** A manager that runs no bots, on an empty database, at a free port. */
    public static ManagerConfig config() {
        return new ManagerConfig(
                newDatabase(),
                redisUrl(),
                new HttpSettings("127.0.0.1", 0, null),
                new BotSettings(
                        OrchestratorKind.NONE,
                        List.of(),
                        FOLDER.resolve("state"),
                        URI.create("ws://127.0.0.1:9090"),
                        redisUrl(),
                        Duration.ofHours(2),
                        null),
                new MeetingHosts(null, List.of()),
                new Keys(SIGNING, ADMIN),
                FleetTimings.DEFAULT,
                Role.ALL,
                WebhookSettings.DEFAULT);
    }

    /** The same with limits for keys. */
    public static ManagerConfig config(LimitSettings limits) {
        return config().with(new HttpSettings("127.0.0.1", 0, null, limits));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("manager-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL", e);
        }
    }

    private static void end() {
        REDIS.close();
        try {
            POSTGRES.close();
            try (var files = Files.walk(FOLDER)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
