package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RaceBenchTest {
    @Test
    void oneInTwentyMayBeToldToComeAgainAndNoMore() {
        var bench = new RaceBench();
        assertThat(bench.busy("limit_busy", 500).met()).isTrue();
        assertThat(bench.busy("limit_busy", 501).met()).isFalse();
    }
}
