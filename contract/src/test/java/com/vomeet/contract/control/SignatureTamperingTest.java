package com.vomeet.contract.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody without the secret may try. */
final class SignatureTamperingTest {
    private static final Secret SECRET = Secret.of("pässword");
    private static final long THEN = 1_700_000_000;
    private static final byte[] BODY = "{\"status\":\"active\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void everyBitOfTheBodyCounts() {
        var signature = CallbackSignature.sign(SECRET, THEN, BODY);
        for (var bit = 0; bit < BODY.length * 8; bit++) {
            var changed = BODY.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(holds(THEN, changed, signature)).as("bit %d", bit).isFalse();
        }
        assertThat(holds(THEN, BODY, signature)).isTrue();
    }

    @Test
    void anEmptyBodyIsSignedToo() {
        var signature = CallbackSignature.sign(SECRET, THEN, new byte[0]);
        assertThat(holds(THEN, new byte[0], signature)).isTrue();
        assertThat(holds(THEN, BODY, signature)).isFalse();
    }

    @Test
    void digitsCannotMoveFromTheTimeIntoTheBody() {
        var signature = CallbackSignature.sign(SECRET, THEN, "1.x".getBytes(StandardCharsets.UTF_8));
        assertThat(CallbackSignature.sign(SECRET, THEN * 10 + 1, "x".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha1=00", "sha256=zz", "ä", "sha256=\u0000"})
    void whatIsNoSignatureDoesNotHold(String signature) {
        assertThat(holds(THEN, BODY, signature)).isFalse();
    }

    @Test
    void aSignatureInAnotherSpellingDoesNotHold() {
        var signature = CallbackSignature.sign(SECRET, THEN, BODY);
        assertThat(signature).matches("sha256=[0-9a-f]{64}");
        assertThat(holds(THEN, BODY, signature.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(holds(THEN, BODY, signature + " ")).isFalse();
        assertThat(holds(THEN, BODY, signature.substring(0, 70))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_700_000_000_000L, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void aTimeFarAwayIsRefusedAndNotAnError(long seconds) {
        var signature = CallbackSignature.sign(SECRET, seconds, BODY);
        assertThat(holds(seconds, BODY, signature)).isFalse();
    }

    @Test
    void anotherBotsSecretDoesNotHold() {
        var signature = CallbackSignature.sign(Secret.of("other"), THEN, BODY);
        assertThat(holds(THEN, BODY, signature)).isFalse();
    }

    private static boolean holds(long seconds, byte[] body, String signature) {
        return CallbackSignature.holds(SECRET, seconds, body, signature, Instant.ofEpochSecond(THEN));
    }
}
