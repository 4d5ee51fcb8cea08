package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final Samples HUNDRED =
            Samples.of(IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList());

    @Test
    void percentilesAreTheNearestRank() {
        assertThat(HUNDRED.percentile(50)).isEqualTo(50);
        assertThat(HUNDRED.percentile(95)).isEqualTo(95);
        assertThat(HUNDRED.percentile(99)).isEqualTo(99);
    }

    @Test
    void oneValueIsEveryPercentile() {
        var one = Samples.of(List.of(7.0));
        assertThat(one.percentile(1)).isEqualTo(7);
        assertThat(one.median()).isEqualTo(7);
        assertThat(one.percentile(100)).isEqualTo(7);
    }

    @Test
    void theSpreadIsTheSmallestAndTheLargest() {
        assertThat(HUNDRED.smallest()).isEqualTo(1);
        assertThat(HUNDRED.largest()).isEqualTo(100);
        assertThat(HUNDRED.size()).isEqualTo(100);
    }

    @Test
    void ratiosAreThoseOfWhatWasMeasuredTogether() {
        // The ratio of their medians would be 1.
        var ratios = Samples.ratios(List.of(1.0, 2.0, 6.0), List.of(2.0, 1.0, 3.0));
        assertThat(ratios.sorted()).containsExactly(0.5, 2.0, 2.0);
        assertThat(ratios.median()).isEqualTo(2);
        assertThatThrownBy(() -> Samples.ratios(List.of(1.0), List.of(1.0, 2.0)))
                .hasMessage("1 and 2 are no pairs");
    }

    @Test
    void nothingMeasuredIsAnErrorAndNotAZero() {
        assertThatThrownBy(() -> Samples.of(List.of())).hasMessage("nothing was measured");
    }
}
