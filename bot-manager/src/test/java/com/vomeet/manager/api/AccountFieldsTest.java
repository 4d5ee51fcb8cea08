package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountSettings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class AccountFieldsTest {
    private static final AccountSettings BEFORE = new AccountSettings("Ann", 5, true, 30, "client");

    private static AccountFields fields(String json) {
        return new AccountFields(new Body((ObjectNode) Json.MAPPER.readTree(json), new Problems()));
    }

    @Test
    void whatIsNotSentStays() {
        assertThat(fields("{}").changes().apply(BEFORE)).isEqualTo(BEFORE);
        assertThat(fields("{}").names()).isEmpty();
    }

    @Test
    void eachFieldIsChangedByItsName() {
        var fields = fields("{\"name\":\"Bob\",\"max_concurrent_bots\":9,\"enabled\":false,"
                + "\"google_client_id\":\"other\",\"retention_days\":0,\"shoe_size\":43}");
        assertThat(fields.changes().apply(BEFORE)).isEqualTo(new AccountSettings("Bob", 9, false, 0, "other"));
        assertThat(fields.names())
                .containsExactly("name", "max_concurrent_bots", "enabled", "google_client_id", "retention_days");
    }

    @Test
    void nullClearsWhatCanBeEmpty() {
        assertThat(fields("{\"google_client_id\":null,\"retention_days\":null}")
                        .changes()
                        .apply(BEFORE))
                .isEqualTo(new AccountSettings("Ann", 5, true, null, null));
    }

    @Test
    void anOwnerChangesNameAndRetentionAndNothingElse() {
        var owner = fields("{\"name\":\"Bob\",\"max_concurrent_bots\":9,\"enabled\":false,\"retention_days\":1}");
        assertThat(owner.owners().apply(BEFORE)).isEqualTo(new AccountSettings("Bob", 5, true, 1, "client"));
    }
}
