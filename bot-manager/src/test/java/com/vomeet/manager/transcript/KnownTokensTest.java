package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KnownTokensTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-23T12:00:00Z");
    private final AtomicInteger asked = new AtomicInteger();
    private final KnownTokens tokens = new KnownTokens((token, at) -> {
        asked.incrementAndGet();
        return token.reveal().equals("good") ? Optional.of(new TokenCheck.Opened(7, "a", EXPIRES)) : Optional.empty();
    });

    @Test
    void aGoodTokenIsLookedAtOnce() {
        assertThat(tokens.opened(Secret.of("good"), EXPIRES.minusSeconds(2))).isPresent();
        assertThat(tokens.opened(Secret.of("good"), EXPIRES.minusSeconds(1))).isPresent();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aKnownTokenOpensNothingWhenItsTimeIsOver() {
        assertThat(tokens.opened(Secret.of("good"), EXPIRES.minusSeconds(1))).isPresent();
        assertThat(tokens.opened(Secret.of("good"), EXPIRES)).isEmpty();
    }

    @Test
    void aBadTokenIsNotRemembered() {
        assertThat(tokens.opened(Secret.of("bad"), EXPIRES.minusSeconds(1))).isEmpty();
        assertThat(tokens.opened(Secret.of("bad"), EXPIRES.minusSeconds(1))).isEmpty();
        assertThat(asked).hasValue(2);
    }
}
