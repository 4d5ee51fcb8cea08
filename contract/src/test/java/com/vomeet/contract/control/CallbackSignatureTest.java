package com.vomeet.contract.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CallbackSignatureTest {
    private static final Secret SECRET = Secret.of("key");
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    /** Computed with another tool: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac key */
    private static final String KNOWN = "sha256=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03";

    @Test
    void itIsTheHmacOfTimeAndBody() {
        assertThat(CallbackSignature.sign(SECRET, 1_700_000_000, BODY)).isEqualTo(KNOWN);
    }

    @Test
    void aSignatureHoldsForFiveMinutesInBothDirections() {
        assertThat(holds(NOW)).isTrue();
        assertThat(holds(NOW.plusSeconds(300))).isTrue();
        assertThat(holds(NOW.minusSeconds(300))).isTrue();
        assertThat(holds(NOW.plusSeconds(301))).isFalse();
        assertThat(holds(NOW.minusSeconds(301))).isFalse();
    }

    @Test
    void aChangeOfAnyPartBreaksIt() {
        var other = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
        assertThat(CallbackSignature.holds(SECRET, 1_700_000_000, other, KNOWN, NOW))
                .isFalse();
        assertThat(CallbackSignature.holds(SECRET, 1_700_000_001, BODY, KNOWN, NOW))
                .isFalse();
        assertThat(CallbackSignature.holds(Secret.of("kez"), 1_700_000_000, BODY, KNOWN, NOW))
                .isFalse();
        assertThat(CallbackSignature.holds(SECRET, 1_700_000_000, BODY, KNOWN.substring(1), NOW))
                .isFalse();
    }

    private static boolean holds(Instant now) {
        return CallbackSignature.holds(SECRET, 1_700_000_000, BODY, KNOWN, now);
    }
}
