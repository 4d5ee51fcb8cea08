package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.Said;
import com.vomeet.contract.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./vomeet admin} as a program of its own, beside the database that {@code ./vomeet up} started. */
final class AdminIT {
    @TempDir
    static Path data;

    private static final Closing CLOSING = new Closing();

    @BeforeAll
    static void start() {
        var secrets = new LocalSecrets(data.resolve("secrets"));
        CLOSING.start(() -> Postgres.start(
                data.resolve("postgres"), Folders.ofThisMachine().cache().resolve("postgres"), secrets));
    }

    @AfterAll
    static void end() {
        CLOSING.close();
    }

    private static Said admin(Path folder, String... words) throws Exception {
        var builder = Said.program("admin");
        builder.command().addAll(List.of(words));
        builder.environment().remove("DATABASE_URL");
        builder.environment().put("VOMEET_DATA", folder.toString());
        return Said.by(builder.start());
    }

    @Test
    void accountsAndKeysAreMadeShownAndRevokedWithoutAnySetting() throws Exception {
        var created = admin(data, "account", "create", "Ann", "--max-bots", "3");
        assertThat(created.status()).as(created.err()).isZero();
        assertThat(created.out().strip()).matches("[A-Za-z0-9]{40}");

        var account =
                Json.MAPPER.readTree(admin(data, "account", "list", "--json").out());
        assertThat(account.get("max_concurrent_bots").intValue()).isEqualTo(3);
        assertThat(created.out()).startsWith(account.get("key_prefix").asString());

        var id = account.get("id").longValue() + "";
        var key = Json.MAPPER.readTree(admin(
                        data,
                        "key",
                        "create",
                        id,
                        "--name",
                        "reader",
                        "--scopes",
                        "meetings:read",
                        "--days",
                        "9",
                        "--json")
                .out());
        assertThat(key.get("scopes").toString()).isEqualTo("[\"meetings:read\"]");
        assertThat(admin(data, "key", "list", id).out())
                .contains("reader")
                .doesNotContain(key.get("api_key").asString());
        assertThat(admin(data, "key", "revoke", id, key.get("id").longValue() + "")
                        .err())
                .contains("opens nothing any more");
    }

    @Test
    void whereNothingRunsTheMissingSettingIsNamed(@TempDir Path empty) throws Exception {
        var said = admin(empty, "account", "list");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("DATABASE_URL: is missing");
    }

    @Test
    void wordsThatSayNothingAreAnsweredWithWhatThereIs() throws Exception {
        var said = admin(data, "accounts");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("account create NAME", "key list ID");
        assertThat(admin(data, "--help").out()).contains("account create NAME", "--max-bots");
    }
}
