package com.vomeet.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FleetCountersTest {
    private final FleetCounters counters = new FleetCounters();

    @ParameterizedTest
    @EnumSource
    void eachRepairIsCountedByItself(Repair repair) {
        counters.repaired(repair);
        for (var other : Repair.values()) {
            assertThat(counters.repairs(other)).isEqualTo(other == repair ? 1 : 0);
        }
    }

    @Test
    void whatIsNoRepairIsCountedToo() {
        counters.workloadStarted();
        counters.workloadGivenUp();
        counters.queueWasFull();
        counters.runFailed();
        counters.runFailed();
        assertThat(counters.started()).isEqualTo(1);
        assertThat(counters.givenUp()).isEqualTo(1);
        assertThat(counters.refusedByQueue()).isEqualTo(1);
        assertThat(counters.failedRuns()).isEqualTo(2);
    }
}
