package com.vomeet.bench.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PeakMemoryTest {
    @Test
    void itIsTheHighWaterMarkAndNotWhatIsHeldNow() {
        assertThat(PeakMemory.in("Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n"))
                .isEqualTo(2 << 20);
    }

    @Test
    void whatAProcessHeldThatHasEndedIsNotKnown() {
        assertThat(PeakMemory.in("Name:\tjava\nState:\tZ (zombie)\n")).isZero();
        assertThat(PeakMemory.of(Long.MAX_VALUE)).isNaN();
    }

    @Test
    void whatWasHeldAndLetGoStillCounts() {
        var me = ProcessHandle.current().pid();
        var before = PeakMemory.of(me);
        var much = new byte[64 << 20];
        Arrays.fill(much, (byte) 1);
        assertThat(PeakMemory.of(me)).isGreaterThanOrEqualTo(before).isGreaterThan(much.length);
    }
}
