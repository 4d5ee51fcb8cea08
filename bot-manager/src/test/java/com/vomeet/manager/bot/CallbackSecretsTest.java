package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.manager.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallbackSecretsTest {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final byte[] BODY = {1, 2, 3};
    private final TestClock clock = new TestClock();
    private final CallbackSecrets secrets = new CallbackSecrets(KEY, clock);
    private final long now = clock.instant().getEpochSecond();

    private boolean signed(String connection, Secret secret, long at) {
        return secrets.signed(connection, BODY, Long.toString(at), CallbackSignature.sign(secret, at, BODY));
    }

    @Test
    void eachConnectionHasASecretOfItsOwnThatStaysTheSame() {
        assertThat(secrets.of("a"))
                .isEqualTo(new CallbackSecrets(KEY, clock).of("a"))
                .isNotEqualTo(secrets.of("b"));
        assertThat(secrets.of("a").reveal()).matches("[0-9a-f]{64}");
    }

    @Test
    void onlyTheConnectionsOwnSecretSigns() {
        assertThat(signed("a", secrets.of("a"), now)).isTrue();
        assertThat(signed("a", secrets.of("b"), now)).isFalse();
        assertThat(signed("a", KEY, now)).isFalse();
    }

    @Test
    void anOldSignatureIsRefused() {
        clock.advance(Duration.ofMinutes(5));
        assertThat(signed("a", secrets.of("a"), now)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(signed("a", secrets.of("a"), now)).isFalse();
    }

    @Test
    void headersThatAreMissingOrNoNumberAreRefused() {
        var signature = CallbackSignature.sign(secrets.of("a"), now, BODY);
        assertThat(secrets.signed("a", BODY, null, signature)).isFalse();
        assertThat(secrets.signed("a", BODY, Long.toString(now), null)).isFalse();
        assertThat(secrets.signed("a", BODY, "soon", signature)).isFalse();
        assertThat(secrets.signed("a", BODY, "99999999999999999999", signature)).isFalse();
    }

    @Test
    void whatCannotBeSignedShowsInItsHeadersAlone() {
        var at = Long.toString(now);
        var shaped = "sha256=" + "0a".repeat(32);
        assertThat(secrets.maybeSigned(at, shaped)).isTrue();
        assertThat(secrets.maybeSigned(null, shaped)).isFalse();
        assertThat(secrets.maybeSigned(at, null)).isFalse();
        assertThat(secrets.maybeSigned("999999999999", shaped)).isFalse();
        assertThat(secrets.maybeSigned("soon", shaped)).isFalse();
        assertThat(secrets.maybeSigned(at, shaped + "0")).isFalse();
        assertThat(secrets.maybeSigned(at, "sha256=")).isFalse();
        clock.advance(CallbackSignature.TOLERANCE.plusSeconds(1));
        assertThat(secrets.maybeSigned(at, shaped)).isFalse();
    }

    @Test
    void noPurposeOpensAnother() {
        assertThat(Hmac.forPurpose(KEY, "a").of("x"))
                .isNotEqualTo(Hmac.forPurpose(KEY, "b").of("x"));
    }

    @Test
    void aSecretOfTheKeyBeforeStillSignsAndNewOnesAreOfTheNewKey() {
        var next = Secret.of("the-next-key-the-next-key-the-next-key");
        var changing = new CallbackSecrets(next, KEY, clock);
        var at = Long.toString(now);
        assertThat(changing.signed("a", BODY, at, CallbackSignature.sign(secrets.of("a"), now, BODY)))
                .isTrue();
        assertThat(changing.signed("b", BODY, at, CallbackSignature.sign(secrets.of("a"), now, BODY)))
                .isFalse();
        assertThat(changing.of("a")).isEqualTo(new CallbackSecrets(next, clock).of("a"));
        assertThat(changing.signed("a", BODY, at, CallbackSignature.sign(changing.of("a"), now, BODY)))
                .isTrue();
    }
}
