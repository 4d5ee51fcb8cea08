package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Admin;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdminIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... words) {
        return Admin.run(
                List.of(words),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aNewAccountsKeyIsAllThatIsPrintedAndOpensIt() {
        var database = RealParts.newDatabase();
        var environment = Map.of("DATABASE_URL", database.jdbcUrl(), "DATABASE_USER", database.user());
        assertThat(run(environment, "account", "create", "Ann", "--max-bots", "3"))
                .isZero();
        var key = Secret.of(out.toString(StandardCharsets.UTF_8).strip());
        try (var opened = Database.open(database, Patience.DEFAULT)) {
            assertThat(new Accounts(opened.jdbi()).find(key)).isPresent();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Ann").doesNotContain(key.reveal());
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(run(Map.of(), "account", "create", "Ann")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("DATABASE_URL: is missing");
    }

    @Test
    void whoSaysNothingOfUseIsToldWhatThereIs() {
        assertThat(run(Map.of(), "hello")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("account create NAME", "bot-config JOB");
    }
}
