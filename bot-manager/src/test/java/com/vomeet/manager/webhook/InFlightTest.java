package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class InFlightTest {
    private final InFlight calls = new InFlight();

    private static Claim claim(long delivery, long endpoint) {
        var told = new Told(
                UUID.randomUUID(),
                "bot.active",
                new AccountId(1),
                null,
                1,
                Json.MAPPER.createObjectNode(),
                Instant.EPOCH);
        return new Claim(delivery, new EndpointId(endpoint), 1, 0, List.of(), Instant.EPOCH, told, null);
    }

    @Test
    void callsAreCountedByEndpointAndByTrouble() {
        calls.begin(claim(1, 7), false);
        calls.begin(claim(2, 7), false);
        calls.begin(claim(3, 8), true);
        assertThat(calls.all()).isEqualTo(3);
        assertThat(calls.failing()).isEqualTo(1);
        assertThat(calls.byEndpoint()).isEqualTo(Map.of(new EndpointId(7), 2, new EndpointId(8), 1));
    }

    @Test
    void whatDoesNotEndInTimeIsNamed() throws InterruptedException {
        var claim = claim(1, 7);
        calls.begin(claim, false);
        assertThat(calls.awaitNone(Duration.ofMillis(20))).containsExactly(claim);
    }

    @Test
    void theEndOfTheLastIsWaitedFor() throws InterruptedException {
        var claim = claim(1, 7);
        calls.begin(claim, false);
        Thread.ofVirtual().start(() -> calls.end(claim));
        assertThat(calls.awaitNone(Duration.ofSeconds(30))).isEmpty();
        assertThat(calls.all()).isZero();
    }
}
