package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToldTest {
    @ParameterizedTest
    @CsvSource({"bot.ended, 30", "meeting.status_change, 30", "transcript.ready, 60", "webhook.test, 10"})
    void aReceiverHasAsLongAsTheFirstVomeetGaveIt(String name, long seconds) {
        var told = new Told(
                new UUID(0, 1), name, new AccountId(1), null, 1, Json.MAPPER.createObjectNode(), Instant.EPOCH);
        assertThat(told.limit()).isEqualTo(Duration.ofSeconds(seconds)).isLessThan(Deliveries.LEASE);
    }
}
