package com.vomeet.cli.product;

import com.vomeet.contract.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The laptop's PostgreSQL: a real server on the loopback address, its programs unpacked into the cache once. */
final class Postgres implements AutoCloseable {
    static final String PASSWORD = "postgres-password";

    private final EmbeddedPostgres server;
    private final Secret password;

    private Postgres(EmbeddedPostgres server, Secret password) {
        this.server = server;
        this.password = password;
    }

    /** @param secrets keep the password of its only user */
    static Postgres start(Path data, Path cache, LocalSecrets secrets) {
        var password = secrets.random(PASSWORD);
        // The library reads this when its class is loaded, and makes the folder whether it is used or not.
        System.setProperty("ot.epg.working-dir", cache.toString());
        try {
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(Folders.make(cache).toFile())
                    // Ended in our order, not when the process happens to reach it.
                    .setRegisterShutdownHook(false)
                    // These two are no matter of language: so initdb is told that it lets nobody in without the
                    // password.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", secrets.file(PASSWORD).toString())
                    .setConnectConfig("password", password.reveal())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            closeDoor(server, data.resolve("pg_hba.conf"), password);
            return new Postgres(server, password);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + data, e);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "PostgreSQL in " + data + " does not take the password in " + secrets.folder(), e);
        }
    }

    /** The versions before the one with passwords made data that let everybody in. */
    private static void closeDoor(EmbeddedPostgres server, Path rules, Secret password)
            throws IOException, SQLException {
        var before = Files.readString(rules);
        var after = before.replaceAll("(?m)^([^#\\n].*\\s)trust$", "$1scram-sha-256");
        if (!after.equals(before)) {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("alter user postgres password '" + password.reveal() + "'");
                Files.writeString(rules, after);
                statement.execute("select pg_reload_conf()");
            }
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** Of user {@code postgres}. */
    Secret password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
