package com.vomeet.manager.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Rows;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountsIT {
    private final Rows rows = new Rows();

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void aKeyFindsItsAccountAndNoOther() {
        var ann = rows.accounts.create("Ann");
        var bob = rows.accounts.create("Bob");
        assertThat(rows.accounts.find(ann.key())).contains(ann.account().id());
        assertThat(rows.accounts.find(bob.key())).contains(bob.account().id());
        assertThat(ann.account().settings().maxConcurrentBots()).isEqualTo(5);
    }

    @Test
    void aKeyWithTheSamePrefixIsAnotherKey() {
        var key = rows.accounts.create("Ann").key().reveal();
        var last = key.endsWith("x") ? "y" : "x";
        assertThat(rows.accounts.find(Secret.of(key.substring(0, ApiKey.LENGTH - 1) + last)))
                .isEmpty();
        for (var wrong : List.of("", "short", key + "x")) {
            assertThat(rows.accounts.find(Secret.of(wrong))).isEmpty();
        }
    }

    @Test
    void aRevokedKeyOpensNothingAndNoOtherSuffers() {
        var ann = rows.accounts.create("Ann");
        var bob = rows.accounts.create("Bob");
        execute("update api_keys set revoked_at = now() where prefix = '" + ApiKey.prefix(ann.key()) + "'");
        assertThat(rows.accounts.find(ann.key())).isEmpty();
        assertThat(rows.accounts.find(bob.key())).contains(bob.account().id());
    }

    @Test
    void aDisabledAccountHasNoKeyThatWorks() {
        var ann = rows.accounts.create("Ann");
        execute("update accounts set enabled = false");
        assertThat(rows.accounts.find(ann.key())).isEmpty();
    }

    @Test
    void noKeyIsKeptInTheDatabase() {
        var key = rows.accounts.create("Ann").key().reveal();
        var kept = rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select string_agg(cast(k as text), ' ') || string_agg(cast(a as text), ' ') from api_keys k, accounts a")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).contains(key.substring(0, ApiKey.PREFIX)).doesNotContain(key.substring(ApiKey.PREFIX));
    }

    private void execute(String sql) {
        rows.database.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
