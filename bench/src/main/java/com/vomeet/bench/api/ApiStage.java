package com.vomeet.bench.api;

import com.vomeet.bench.program.ManagerProgram;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.parts.FreePort;
import com.vomeet.parts.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A manager with its PostgreSQL and Redis, and two accounts: one asks for a bot with each request, one looks at its few. */
public final class ApiStage implements AutoCloseable {
    private static final int CLIENTS = 16;
    /** As many as an account has usually. */
    private static final int BOTS = 5;

    private static final int LETTERS = 26;
    private static final Duration START = Duration.ofSeconds(90);

    private final Closing closing = new Closing();
    private final ManagerProgram manager;
    private final Database database;
    private final Accounts accounts;
    private final AtomicInteger number = new AtomicInteger();
    private final String looking;

    private ApiStage(Path data) throws IOException {
        closing.add(() -> Folders.remove(data));
        var redis = closing.start(() -> RedisServer.start(data));
        var postgres = closing.start(ApiStage::postgres);
        var settings = new DatabaseSettings(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", Secret.of(""), 2);
        manager = closing.start(() -> manager(settings, redis, data.resolve("log")));
        database = closing.start(() -> Database.open(settings, Patience.DEFAULT));
        accounts = new Accounts(database.jdbi());
        looking = accounts.create("Looking", 0).key().reveal();
        try (var line = new Line(manager.base())) {
            for (var i = 0; i < BOTS; i++) {
                line.send(next(looking));
            }
        }
    }

    public static ApiStage open() throws IOException {
        return new ApiStage(Files.createTempDirectory("vomeet-bench-"));
    }

    /** With the options of its image; it runs no bots and limits nobody. */
    private static ManagerProgram manager(DatabaseSettings database, RedisServer redis, Path log) {
        var settings = Map.of(
                "DATABASE_URL", database.jdbcUrl(),
                "REDIS_URL", redis.url().toString(),
                "ORCHESTRATOR", "none",
                "WHISPER_LIVE_URL", "ws://127.0.0.1:9",
                "SIGNING_KEY", "the signing key of a bench, which is no secret at all",
                "RATE_LIMIT_PER_SECOND", "0",
                // Workloads that nobody runs do not end with their meetings; to end thousands at once is no part of it.
                "FLEET_EXIT_PATIENCE_MS", String.valueOf(Duration.ofHours(1).toMillis()),
                "LOG_FORMAT", "json",
                "LOG_LEVEL", "warning",
                "PORT", String.valueOf(FreePort.any()));
        // The options take a share of memory; a container has less than the machine.
        var options =
                List.of(ManagerProgram.optionsOfItsImage(Folders.ofThisMachine().root()), "-XX:MaxRAM=1g");
        var manager = ManagerProgram.launch(options, settings, log);
        try {
            manager.awaitAnswer("/readyz", START);
            return manager;
        } catch (InterruptedException e) {
            manager.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IllegalStateException e) {
            manager.close();
            throw e;
        }
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started", e);
        }
    }

    private byte[] next(String key) {
        var body = "{\"platform\":\"google_meet\",\"native_meeting_id\":\"" + code(number.incrementAndGet()) + "\"}";
        return Line.request("POST", "/bots", key, body);
    }

    /** A meeting code of its own for each number: abc-defg-hij has ten letters. */
    static String code(int number) {
        var letters = new StringBuilder();
        for (int i = 0, rest = number; i < 10; i++, rest /= LETTERS) {
            letters.append((char) ('a' + rest % LETTERS));
        }
        return letters.insert(3, '-').insert(8, '-').toString();
    }

    /**
     * A new bot with each request; afterwards their meetings have ended and all has been said of it, so that what comes next begins as
     * this did: five thousand meetings that end at once are work for the manager that no measured request has made.
     */
    public Load.Result post(Duration time) throws InterruptedException {
        var account = accounts.create("Posting", 0);
        var key = account.key().reveal();
        var result = new Load(manager.base(), CLIENTS, 201).run(time, () -> next(key));
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update meetings set status = 'completed', version = version + 1, end_time = now(),
                            transcript_ready_at = now()
                        where account_id = :account
                        """)
                        .bind("account", account.account().id().value())
                        .execute());
        return result;
    }

    public Load.Result look(Duration time) throws InterruptedException {
        var request = Line.request("GET", "/bots/status", looking, "");
        return new Load(manager.base(), CLIENTS, 200).run(time, () -> request);
    }

    @Override
    public void close() {
        closing.close();
    }
}
