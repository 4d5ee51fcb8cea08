package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Redis as the product starts them. */
final class StoresIT {
    @TempDir
    Path folder;

    private final Closing closing = new Closing();

    @AfterEach
    void end() {
        closing.close();
    }

    private Stores start(Closing parts) {
        var secrets = new LocalSecrets(folder.resolve("secrets"));
        var ports = new KeptPorts(folder.resolve("ports"), _ -> {});
        return Stores.start(parts, Folders.ofThisMachine(), folder, secrets, ports);
    }

    @Test
    void theDatabaseOpensWithTheKeptPasswordOnly() {
        var settings = start(closing).settings();
        assertThatCode(() -> connect(settings, password(settings))).doesNotThrowAnyException();
        for (var wrong : new String[] {"", "postgres"}) {
            assertThatThrownBy(() -> connect(settings, wrong)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void dataThatLetEverybodyInDoSoNoMore() throws IOException {
        try (var first = new Closing()) {
            start(first);
        }
        var rules = folder.resolve("postgres/pg_hba.conf");
        Files.writeString(rules, Files.readString(rules).replace("scram-sha-256", "trust"));
        Files.delete(folder.resolve("secrets/postgres-password"));

        var settings = start(closing).settings();
        assertThatThrownBy(() -> connect(settings, "")).isInstanceOf(SQLException.class);
        assertThatCode(() -> connect(settings, password(settings))).doesNotThrowAnyException();
    }

    @Test
    void passwordsAndPortOfRedisStayTheSame() {
        Map<String, String> before;
        try (var first = new Closing()) {
            before = start(first).settings();
        }
        var after = start(closing).settings();
        assertThat(after.get("BOT_REDIS_URL")).isEqualTo(before.get("BOT_REDIS_URL"));
        assertThat(after.get("REDIS_URL")).isEqualTo(before.get("REDIS_URL"));
        assertThat(after.get("DATABASE_PASSWORD")).isEqualTo(before.get("DATABASE_PASSWORD"));
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        start(closing);
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void noCommandLineHoldsOne() throws IOException {
        var settings = start(closing).settings();
        var users = RedisUsers.of(new LocalSecrets(folder.resolve("secrets")));
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(password(settings)))
                .noneMatch(line -> users.all().stream().anyMatch(user -> line.contains(user.password())));
    }

    @Test
    void aBotMayWhatTheDocumentsSay() throws IOException {
        var bots = RedisUsers.of(new LocalSecrets(folder.resolve("secrets"))).bots();
        assertThat(Files.readString(Path.of("../docs/operate.md")))
                .contains("ACL SETUSER " + bots.name() + " reset on >PASSWORD " + bots.rights() + "\n");
    }

    private static String password(Map<String, String> settings) {
        return Objects.requireNonNull(settings.get("DATABASE_PASSWORD"));
    }

    private static void connect(Map<String, String> settings, String password) throws SQLException {
        DriverManager.getConnection(settings.get("DATABASE_URL"), "postgres", password)
                .close();
    }
}
