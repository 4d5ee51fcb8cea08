package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.KeyKind;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.account.StoredKey;
import com.vomeet.manager.transcript.Quarantine;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ListedTest {
    private static final Instant DAY = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aKeyFollowsItsIdsAndNamesItsScopesInOrder() {
        var key = new StoredKey(
                new KeyId(7),
                new AccountId(1),
                KeyKind.NAMED,
                "reader",
                "abcdef",
                Set.of(Scope.ACCOUNT, Scope.MEETINGS_READ),
                DAY,
                null,
                DAY.plusSeconds(60));
        assertThat(Json.write(Listed.key(Json.MAPPER.createObjectNode().put("id", 7), key)))
                .isEqualTo(
                        "{\"id\":7,\"name\":\"reader\",\"prefix\":\"abcdef\",\"scopes\":[\"meetings:read\",\"account\"],"
                                + "\"created_at\":\"2026-01-02T03:04:05\",\"last_used_at\":null,"
                                + "\"expires_at\":\"2026-01-02T03:05:05\"}");
    }

    @Test
    void anEntryIsListedWithoutItsFields() {
        var entry = new Quarantine.Kept("1-0", null, "no token", "{\"payload\":\"long\"}", DAY, false);
        assertThat(Json.write(Listed.entry(entry)))
                .isEqualTo("{\"entry_id\":\"1-0\",\"meeting_id\":null,\"reason\":\"no token\","
                        + "\"put_aside_at\":\"2026-01-02T03:04:05\",\"replayable\":false}");
    }
}
