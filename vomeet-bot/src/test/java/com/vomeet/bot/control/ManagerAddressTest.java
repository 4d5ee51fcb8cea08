package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://m:8080/bots/internal/callback/exited, http://m:8080/bots/internal/callback/status_change, http://m:8080/bots/internal/heartbeat",
        "https://m/api/bots/internal/callback/exited, https://m/api/bots/internal/callback/status_change, https://m/api/bots/internal/heartbeat",
        "http://m/hook/exited, http://m/hook/status_change, http://m/hook/heartbeat"
    })
    void theOtherAddressesAreFoundFromTheOneThatIsGiven(String given, String status, String heartbeat) {
        var manager = new ManagerAddress(URI.create(given), null);
        assertThat(manager.statusChange()).hasToString(status);
        assertThat(manager.heartbeat()).hasToString(heartbeat);
    }

    @Test
    void aPostIsSignedWithTheMomentOfItsSending() {
        var secret = Secret.of("key");
        var manager = new ManagerAddress(URI.create("http://m/bots/internal/callback/exited"), secret);
        var clock = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
        var request = manager.post(manager.statusChange(), "{\"a\":1}", Duration.ofSeconds(1), clock);
        var body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(request.headers().firstValue(CallbackSignature.TIMESTAMP_HEADER))
                .contains("1700000000");
        assertThat(request.headers().firstValue(CallbackSignature.SIGNATURE_HEADER))
                .contains(CallbackSignature.sign(secret, 1_700_000_000, body));
    }

    @Test
    void withoutASecretThereIsNoSignature() {
        var manager = new ManagerAddress(URI.create("http://m/bots/internal/callback/exited"), null);
        var request = manager.post(manager.heartbeat(), "{}", Duration.ofSeconds(1), InstantSource.system());
        assertThat(request.headers().firstValue(CallbackSignature.SIGNATURE_HEADER))
                .isEmpty();
    }
}
