package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The expected values were made with {@code openssl dgst -sha256 -hmac}. */
final class SigningSecretsTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_764_000_000);
    private static final Secret OLD = Secret.of("old");
    private static final Secret NEW = Secret.of("new");

    @Test
    void theFirstVomeetsSignatureIsOverTheBodyAlone() {
        assertThat(new SigningSecrets(NEW, null).classic(BODY))
                .isEqualTo("sha256=0eb6fdf4827b258ee3a559f26dc09df4e037567f2ae37a8e56a577c2c6415756");
    }

    @Test
    void theOtherIsOverTheTimeToo() {
        assertThat(new SigningSecrets(NEW, null).timed(NOW, BODY))
                .isEqualTo("t=1764000000,v1=2a6b0dbd6b848c97b5b62dff2accd48e0e4545d60af7a686dd85054c5e5547b3");
    }

    @Test
    void whileTwoSecretsCountBothSignAndTheOneSignatureIsTheOldOnes() {
        var both = new SigningSecrets(NEW, OLD);
        assertThat(both.timed(NOW, BODY))
                .isEqualTo(
                        "t=1764000000,v1=2a6b0dbd6b848c97b5b62dff2accd48e0e4545d60af7a686dd85054c5e5547b3,v1=021ea22f9b1709863c57505b8d354eeaae292c47aa0db94e8cdc37b655fba39f");
        assertThat(both.classic(BODY))
                .isEqualTo("sha256=5022acffeea2804ff520532a0e2c2c89e8ad3ea1957eab6e12c65a339dd237b7");
    }

    @Test
    void aSecretThatWeMakeHas32LettersAndDigits() {
        var made = SigningSecrets.random(new SecureRandom());
        assertThat(made.reveal()).matches("[A-Za-z0-9]{32}");
        assertThat(SigningSecrets.random(new SecureRandom())).isNotEqualTo(made);
    }
}
