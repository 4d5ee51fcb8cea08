package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.scenario.Line;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Line after(Duration gap) {
        return new Line("Ada", "x", gap);
    }

    @Test
    void aLineBeginsItsGapAfterTheEndOfTheOneBefore() {
        var table = Timetable.of(
                List.of(after(SECOND), after(SECOND)), List.of(Duration.ofSeconds(3), Duration.ofSeconds(4)));
        assertThat(table.starts()).containsExactly(SECOND, Duration.ofSeconds(5));
        assertThat(table.end()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aNegativeGapOverlapsAndTheLongerOneIsTheEnd() {
        var table = Timetable.of(
                List.of(after(Duration.ZERO), after(SECOND.multipliedBy(-4))), List.of(Duration.ofSeconds(5), SECOND));
        assertThat(table.starts()).containsExactly(Duration.ZERO, SECOND);
        assertThat(table.end()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void nothingBeginsBeforeTheScript() {
        var table =
                Timetable.of(List.of(after(Duration.ZERO), after(SECOND.multipliedBy(-9))), List.of(SECOND, SECOND));
        assertThat(table.starts()).containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void anEmptyScriptIsOverAtOnce() {
        assertThat(Timetable.of(List.of(), List.of())).isEqualTo(new Timetable(List.of(), Duration.ZERO));
    }
}
