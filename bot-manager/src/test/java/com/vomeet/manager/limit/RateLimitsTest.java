package com.vomeet.manager.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.TestClock;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.config.LimitSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
    private static final KeyId ANN = new KeyId(1);
    private final TestClock clock = new TestClock();
    private final RateLimits limits = new RateLimits(new LimitSettings(2, 5), clock);

    private void use(KeyId key, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limits.take(key)).isInstanceOf(Standing.Admitted.class);
        }
    }

    @Test
    void aBurstIsAdmittedAndCountedDown() {
        assertThat(limits.take(ANN))
                .isEqualTo(new Standing.Admitted(5, 4, clock.instant().plusMillis(500)));
        assertThat(limits.take(ANN))
                .isEqualTo(new Standing.Admitted(5, 3, clock.instant().plusMillis(1_000)));
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndIsServedThen() {
        use(ANN, 5);
        var refused = limits.take(ANN);
        assertThat(refused)
                .isEqualTo(new Standing.TooMany(5, clock.instant().plusMillis(2_500), Duration.ofMillis(500)));
        clock.advance(Duration.ofMillis(499));
        assertThat(limits.take(ANN)).isInstanceOf(Standing.TooMany.class);
        clock.advance(Duration.ofMillis(1));
        use(ANN, 1);
        assertThat(limits.take(ANN)).isInstanceOf(Standing.TooMany.class);
    }

    @Test
    void aPauseFillsTheBucketAndNoMore() {
        use(ANN, 5);
        clock.advance(Duration.ofHours(1));
        use(ANN, 5);
        assertThat(limits.take(ANN)).isInstanceOf(Standing.TooMany.class);
    }

    @Test
    void oneKeysHurryIsNotAnothers() {
        use(ANN, 5);
        use(new KeyId(2), 5);
        use(KeyId.ofPages(new AccountId(1)), 5);
    }

    @Test
    void withoutALimitNothingIsCounted() {
        var none = new RateLimits(LimitSettings.NONE, clock);
        assertThat(none.take(ANN)).isEqualTo(new Standing.Unlimited());
        assertThat(none.size()).isZero();
    }

    @Test
    void bucketsThatAreFullAgainAreForgottenWhenThereAreMany() {
        for (int i = 0; i < RateLimits.MANY; i++) {
            limits.take(new KeyId(i));
        }
        clock.advance(Duration.ofSeconds(10));
        limits.take(new KeyId(-1));
        assertThat(limits.size()).isEqualTo(1);
    }

    @Test
    void whileManyKeysAreBusyTheyAreNotAllLookedAtWithEachRequest() {
        for (int i = 0; i < RateLimits.MANY; i++) {
            limits.take(new KeyId(i));
        }
        clock.advance(Duration.ofMillis(500));
        limits.take(new KeyId(-1));
        assertThat(limits.size()).as("all are full again").isEqualTo(1);
        for (int i = 0; i < RateLimits.MANY; i++) {
            limits.take(new KeyId(i));
        }
        clock.advance(Duration.ofMillis(500));
        limits.take(new KeyId(-2));
        assertThat(limits.size()).as("looked at half a second ago").isEqualTo(RateLimits.MANY + 2);
        clock.advance(Duration.ofMillis(500));
        limits.take(new KeyId(-2));
        assertThat(limits.size()).isLessThan(3);
    }
}
