package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BucketsTest {
    @ParameterizedTest
    @EnumSource
    void boundsGrowAndBeginAboveNothing(Buckets buckets) {
        assertThat(buckets.bounds()).isSorted().doesNotHaveDuplicates().allMatch(Duration::isPositive);
    }
}
