package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final long START = 1_000_000_007L;
    private static final long MILLI = 1_000_000L;
    private final Schedule schedule = new Schedule(START);

    @Test
    void theFirstTickIsDueAtOnce() {
        assertThat(schedule.untilNext(START)).isZero();
        assertThat(schedule.take(START)).isZero();
    }

    @Test
    void smallDelaysDoNotAddUp() {
        for (var tick = 0L; tick < 100_000; tick++) {
            var due = START + tick * 20 * MILLI;
            assertThat(schedule.untilNext(due)).isZero();
            assertThat(schedule.take(due + 7 * MILLI)).isEqualTo(tick);
        }
    }

    @Test
    void aShortStallIsMadeUpFor() {
        schedule.take(START);
        var now = START + 100 * MILLI;
        var taken = new ArrayList<Long>();
        while (schedule.untilNext(now) <= 0) {
            taken.add(schedule.take(now));
        }
        assertThat(taken).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aLongStallIsLeftOutInsteadOfSentInABurst() {
        schedule.take(START);
        var now = START + 1_010 * MILLI;
        assertThat(schedule.take(now)).isEqualTo(50);
        assertThat(schedule.untilNext(now)).isEqualTo(10 * MILLI);
    }

    @Test
    void afterAStallTheTicksAreWhereTheyWouldHaveBeen() {
        schedule.take(START + 777 * MILLI);
        assertThat(schedule.untilNext(START) % (20 * MILLI)).isZero();
    }
}
