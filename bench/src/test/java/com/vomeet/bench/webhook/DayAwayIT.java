package com.vomeet.bench.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class DayAwayIT {
    @Test
    void aDayWithAFewMeetingsLosesNothing() throws IOException, InterruptedException, ExecutionException {
        try (var day = new DayAway()) {
            var result = day.run(2);
            assertThat(result.events()).isEqualTo(12);
            assertThat(result.lost()).isZero();
            assertThat(result.doubled()).isZero();
            assertThat(result.disordered()).isZero();
            assertThat(result.outage().attempts()).isPositive();
        }
    }
}
