package com.vomeet.bench;

import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.Manager;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.parts.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A manager with a PostgreSQL and a Redis of its own, as they are installed (every commit waits for the disk), and meetings whose bots
 * nobody runs.
 */
final class TextRig implements AutoCloseable {
    private static final Secret SIGNING = Secret.of("the signing key of a bench, which is no secret at all");

    private final Closing closing = new Closing();
    private final RedisServer redis;
    private final DatabaseSettings database;
    private final Manager manager;
    private final Secret key;

    private TextRig() throws IOException {
        var data = Files.createTempDirectory("vomeet-bench-");
        closing.add(() -> Folders.remove(data));
        redis = closing.start(() -> RedisServer.start(data));
        var postgres = closing.start(TextRig::postgres);
        database = new DatabaseSettings(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", Secret.of(""), 20);
        manager = closing.start(() -> Manager.start(config()));
        key = manager.accounts().create("Bench", 0).key();
    }

    static TextRig start() throws IOException {
        return new TextRig();
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started", e);
        }
    }

    private ManagerConfig config() {
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL", database.jdbcUrl(),
                "REDIS_URL", redis.url().toString(),
                "WHISPER_LIVE_URL", "ws://127.0.0.1:1",
                "ORCHESTRATOR", "none",
                "SIGNING_KEY", SIGNING.reveal(),
                "PORT", "0",
                // Bots that nobody runs shall not be given up.
                "FLEET_SILENT_AFTER_MS", "86400000",
                "FLEET_REQUESTED_PATIENCE_MS", "86400000"));
        return switch (ManagerConfig.read(settings)) {
            case ManagerConfig.Result.Valid(var config, var _, var _) -> config;
            case ManagerConfig.Result.Invalid(var problems) ->
                throw new IllegalStateException("the manager's settings are wrong: " + problems);
        };
    }

    /** Asks for bots through the API. */
    List<SpokenMeeting> meetings(int many) {
        try (var client = new PlainClient(manager.base(), key)) {
            Crowd.each(
                    0,
                    many,
                    number -> client.post(
                            "/bots",
                            Json.write(Map.of(
                                    "platform", "google_meet", "native_meeting_id", SpokenMeeting.code(number)))));
        }
        var tokens = new MeetingTokens(SIGNING);
        try (var own = Database.open(database, Patience.DEFAULT)) {
            return new Meetings(own.jdbi())
                    .allLive().stream()
                            .sorted(Comparator.comparingLong(
                                    meeting -> meeting.id().value()))
                            .map(meeting -> new SpokenMeeting(
                                    meeting.id().value(),
                                    String.valueOf(meeting.nativeId()),
                                    meeting.session().connectionId(),
                                    tokens.issue(meeting)))
                            .toList();
        }
    }

    /** Of all meetings. */
    StoredTexts stored() {
        try (var own = Database.open(database, Patience.DEFAULT)) {
            return new StoredTexts(own.jdbi()
                    .withHandle(handle -> handle.createQuery("select meeting_id, number, body from transcript_segments")
                            .map((row, _) -> new StoredTexts.Row(row.getLong(1), row.getInt(2), row.getString(3)))
                            .list()));
        }
    }

    Manager manager() {
        return manager;
    }

    URI redis() {
        return redis.url();
    }

    Secret key() {
        return key;
    }

    @Override
    public void close() {
        closing.close();
    }
}
