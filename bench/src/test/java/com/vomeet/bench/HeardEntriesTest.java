package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeardEntriesTest {
    private static final long MS = 1_000_000;
    private static final Map<Long, List<Long>> WRITTEN =
            Map.of(1L, List.of(0L, 1_000 * MS, 2_000 * MS), 2L, List.of(500 * MS));

    @Test
    void eachThatCameItselfIsAsLateAsItCame() {
        var heard = HeardEntries.of(
                WRITTEN,
                Map.of(
                        1L, Map.of(0L, 10 * MS, 1_000 * MS, 1_020 * MS, 2_000 * MS, 2_030 * MS),
                        2L, Map.of(500 * MS, 540 * MS)));
        assertThat(heard.millis()).containsExactlyInAnyOrder(10.0, 20.0, 30.0, 40.0);
        assertThat(heard.share()).isEqualTo(1);
    }

    @Test
    void oneWhosePlaceALaterOneTookIsAsLateAsThatAndWasNotHeardItself() {
        var heard =
                HeardEntries.of(WRITTEN, Map.of(1L, Map.of(2_000 * MS, 2_030 * MS), 2L, Map.of(500 * MS, 540 * MS)));
        assertThat(heard.millis()).containsExactlyInAnyOrder(2_030.0, 1_030.0, 30.0, 40.0);
        assertThat(heard.share()).isEqualTo(0.5);
    }

    @Test
    void whatNeverCameHasNoDelayButIsMissed() {
        var heard = HeardEntries.of(WRITTEN, Map.of(1L, Map.of(0L, 10 * MS)));
        assertThat(heard.millis()).containsExactly(10.0);
        assertThat(heard.share()).isEqualTo(0.25);
    }

    @Test
    void aLaterOneThatCameSoonerCountsForTheOneBefore() {
        var heard = HeardEntries.of(Map.of(1L, List.of(0L, MS)), Map.of(1L, Map.of(0L, 9 * MS, MS, 3 * MS)));
        assertThat(heard.millis()).containsExactlyInAnyOrder(3.0, 2.0);
    }
}
