package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class OneTimeCodesTest {
    private static final AccountId ADA = new AccountId(7);
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final OneTimeCodes codes = new OneTimeCodes(() -> now);

    @Test
    void aCodeWorksOnce() {
        var code = codes.create(ADA);
        assertThat(codes.redeem(code)).contains(ADA);
        assertThat(codes.redeem(code)).isEmpty();
    }

    @Test
    void aCodeIsTooOldAfterTenMinutes() {
        var early = codes.create(ADA);
        var late = codes.create(ADA);
        now = now.plus(OneTimeCodes.LIFETIME).minusMillis(1);
        assertThat(codes.redeem(early)).contains(ADA);
        now = now.plus(Duration.ofMillis(1));
        assertThat(codes.redeem(late)).isEmpty();
    }

    @Test
    void anInventedCodeOpensNothing() {
        codes.create(ADA);
        assertThat(codes.redeem(Secret.of(""))).isEmpty();
        assertThat(codes.redeem(Secret.of("x".repeat(32)))).isEmpty();
    }

    @Test
    void whenTooManyWaitTheOldestStopsWorking() {
        var first = codes.create(ADA);
        var second = codes.create(ADA);
        for (var n = 2; n <= OneTimeCodes.MOST; n++) {
            codes.create(ADA);
        }
        assertThat(codes.redeem(first)).isEmpty();
        assertThat(codes.redeem(second)).contains(ADA);
    }

    @Test
    void noTwoCodesAreAlike() {
        assertThat(codes.create(ADA)).isNotEqualTo(codes.create(ADA));
        assertThat(codes.create(ADA).reveal()).hasSize(32).matches("[A-Za-z0-9_-]+");
    }
}
