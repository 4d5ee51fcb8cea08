package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.Admin;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator's command lines at a real database. */
final class AdminIT {
    private final DatabaseSettings database = RealParts.newDatabase();
    private final Map<String, String> environment =
            Map.of("DATABASE_URL", database.jdbcUrl(), "DATABASE_USER", database.user());

    private record Said(int status, String out, String err) {
        JsonNode json() {
            return Json.MAPPER.readTree(out);
        }

        Secret key() {
            return Secret.of(out.strip());
        }
    }

    private Said say(String... words) {
        return say(environment, words);
    }

    private static Said say(Map<String, String> environment, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = Admin.run(
                List.of(words),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private boolean opens(Secret key) {
        try (var opened = Database.open(database, Patience.DEFAULT)) {
            return new Accounts(opened.jdbi()).find(key).isPresent();
        }
    }

    @Test
    void aNewAccountsKeyIsAllThatIsPrintedAndOpensIt() {
        var said = say("account", "create", "Ann", "--max-bots", "3");
        assertThat(said.status()).isZero();
        assertThat(opens(said.key())).isTrue();
        assertThat(said.err()).contains("Ann").doesNotContain(said.key().reveal());
    }

    @Test
    void accountsAreShownAsATableAndAsJson() {
        say("account", "create", "Ann", "--max-bots", "0");
        var json = say("account", "list", "--json").json();
        assertThat(json.get("name").asString()).isEqualTo("Ann");
        assertThat(json.get("max_concurrent_bots").intValue()).isZero();
        assertThat(say("account", "list").out().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches(" +1 +Ann +all +enabled +forever +\\w{8}");
    }

    @Test
    void anAccountIsLimitedAndDisabledAndEnabled() {
        var key = say("account", "create", "Ann").key();
        assertThat(say("account", "limit", "1", "9", "--json")
                        .json()
                        .get("max_concurrent_bots")
                        .intValue())
                .isEqualTo(9);
        assertThat(say("account", "retention", "1", "30", "--json")
                        .json()
                        .get("retention_days")
                        .intValue())
                .isEqualTo(30);
        assertThat(say("account", "disable", "1").out()).contains("disabled");
        assertThat(opens(key)).isFalse();
        assertThat(say("account", "enable", "1").status()).isZero();
        assertThat(opens(key)).isTrue();
    }

    @Test
    void aDeletedAccountIsNotListedAndItsKeyOpensNothing() {
        var key = say("account", "create", "Ann").key();
        assertThat(say("account", "delete", "1").status()).isZero();
        assertThat(opens(key)).isFalse();
        assertThat(say("account", "list", "--json").out()).isEmpty();
        var again = say("account", "delete", "1");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("There is no account 1.\n");
    }

    @Test
    void aKeyIsMadeListedAndRevoked() {
        say("account", "create", "Ann");
        var made = say("key", "create", "1", "--name", "reader", "--scopes", "meetings:read", "--days", "2", "--json")
                .json();
        var key = Secret.of(made.get("api_key").asString());
        assertThat(opens(key)).isTrue();
        assertThat(say("key", "list", "1").out().lines())
                .last()
                .asString()
                .matches(" +2 +\\w{8} +reader +\\S+Z +\\S+Z +meetings:read");
        assertThat(say("key", "revoke", "1", "2").status()).isZero();
        assertThat(opens(key)).isFalse();
        assertThat(say("key", "revoke", "1", "2").err()).isEqualTo("Account 1 has no key 2.\n");
        assertThat(say("key", "create", "9").err()).isEqualTo("There is no account 9.\n");
        assertThat(say("key", "list", "9").status()).isEqualTo(1);
    }

    @Test
    void whatACommandLineChangesIsWrittenDown() {
        say("account", "create", "Ann");
        say("account", "limit", "1", "9");
        say("account", "list");
        say("key", "create", "1");
        try (var opened = Database.open(database, Patience.DEFAULT)) {
            assertThat(new Audit(opened.jdbi(), InstantSource.system()).list(10, 0))
                    .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo("command line"))
                    .extracting(AuditEntry::action)
                    .containsExactly("key.create", "account.update", "account.create");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        var said = say(Map.of(), "account", "create", "Ann");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("DATABASE_URL: is missing");
    }

    @Test
    void whoSaysNothingOfUseIsToldWhatThereIs() {
        var said = say(Map.of(), "hello");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("account create NAME", "key revoke", "bot-config JOB");
    }

    @Test
    void whatABotWasToldIsShownWithoutItsSecrets(@TempDir Path folder) throws IOException {
        try (var bot = new BotInCluster(folder)) {
            bot.itsSecretHolds(Map.of("token", "hunter2", "botName", "of the Secret"));
            var said = say(bot.environment, "bot-config", bot.job());
            assertThat(said.status()).isZero();
            assertThat(said.json().get("botName").asString()).isEqualTo("of the Secret");
            assertThat(said.json().get("token").asString()).isEqualTo("***");
            assertThat(said.err()).isEmpty();
        }
    }

    /** Settings may be others than when it was made. */
    @Test
    void whereItsSecretMayNotBeReadItIsSaidThatItWasMadeAgain(@TempDir Path folder) throws IOException {
        try (var bot = new BotInCluster(folder)) {
            bot.itsSecretMayNotBeRead();
            var said = say(bot.environment, "bot-config", bot.job());
            assertThat(said.status()).isZero();
            assertThat(said.err())
                    .isEqualTo("made again from the meeting's row and the settings of now; the Secret cannot be read:"
                            + " forbidden: no such right\n");
            assertThat(said.json().get("meeting_id").longValue())
                    .isEqualTo(bot.meeting.id().value());
            assertThat(said.json().get("token").asString()).isEqualTo("***");
            assertThat(said.json().get("callbackSecret").asString()).isEqualTo("***");
            assertThat(said.out())
                    .contains("redis://redis:6379/0", "wss://speech.example/ws")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void whatCannotBeMadeAgainEitherIsAFailureThatSaysWhy(@TempDir Path folder) throws IOException {
        try (var bot = new BotInCluster(folder)) {
            bot.itsSecretMayNotBeRead();
            var withoutKey = new HashMap<>(bot.environment);
            withoutKey.remove("SIGNING_KEY");
            var said = say(withoutKey, "bot-config", bot.job());
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.out()).isEmpty();
            assertThat(said.err()).isEqualTo("forbidden: no such right\n");
        }
    }

    @Test
    void whatWasPutAsideIsListedAndReadAgainOrForgotten() {
        say("account", "create", "Ann");
        try (var opened = Database.open(database, Patience.DEFAULT)) {
            opened.jdbi().useHandle(handle -> handle.execute("""
                    insert into transcript_poison (entry_id, reason, fields, put_aside_at)
                    values ('5-3', 'odd', '{"payload":"{"}', now()), ('6-0', 'odd too', '{}', now())
                    """));
        }
        assertThat(say("poison", "list").out().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("5-3 ").endsWith("  odd"));
        assertThat(say("poison", "list", "--json").out().lines()).hasSize(2);
        var again = say("poison", "replay", "5-3");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err())
                .isEqualTo("Entry 5-3 stays where it is: it came with no token that opened a meeting.\n");
        assertThat(say("poison", "replay", "all").err().lines()).hasSize(2);
        assertThat(say("poison", "forget", "5-3").status()).isZero();
        assertThat(say("poison", "forget", "5-3").err()).isEqualTo("There is no entry 5-3 that was put aside.\n");
        assertThat(say("poison", "forget", "6-0").status()).isZero();
        assertThat(say("poison", "replay", "all").err()).isEqualTo("Nothing was put aside.\n");
    }
}
