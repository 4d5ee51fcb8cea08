package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakingMarksTest {
    private record Shown(Instant at, Map<String, Integer> levels) {}

    private final HandAlarms time = new HandAlarms();
    private final List<Shown> shown = new ArrayList<>();
    private Map<Long, Integer> levels = Map.of();
    private SpeakingMarks marks;

    @BeforeEach
    void start() {
        marks = new SpeakingMarks(
                () -> levels, Map.of(7L, "ada", 8L, "ben"), time, now -> shown.add(new Shown(time.instant(), now)));
        marks.start();
    }

    private void pass(int millis) {
        time.pass(Duration.ofMillis(millis));
    }

    @Test
    void aMarkComesAndGoesAboutAsLateAsARealOne() {
        pass(500);
        var begin = time.instant();
        levels = Map.of(7L, 20);
        pass(1_000);
        var end = time.instant();
        levels = Map.of();
        pass(1_000);
        assertThat(shown).extracting(Shown::levels).containsExactly(Map.of("ada", 8), Map.of());
        assertThat(Duration.between(begin, shown.getFirst().at()))
                .isBetween(Duration.ofMillis(60), Duration.ofMillis(160));
        assertThat(Duration.between(end, shown.getLast().at()))
                .isBetween(Duration.ofMillis(160), Duration.ofMillis(310));
    }

    @Test
    void aShortGapWithinAWordShowsNothing() {
        levels = Map.of(7L, 20);
        pass(500);
        levels = Map.of(7L, 90);
        pass(50);
        levels = Map.of(7L, 20);
        pass(500);
        assertThat(shown).extracting(Shown::levels).containsExactly(Map.of("ada", 8));
    }

    @Test
    void twoAtOnceAreBothMarkedAndStrangersAreNot() {
        levels = Map.of(7L, 20, 8L, 40, 9L, 10);
        pass(300);
        assertThat(shown.getLast().levels()).isEqualTo(Map.of("ada", 8, "ben", 3));
    }

    @Test
    void nothingIsLookedAtAfterTheEnd() {
        marks.stop();
        levels = Map.of(7L, 20);
        pass(1_000);
        assertThat(shown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "15, 10", "20, 8", "35, 5", "50, 1", "55, 0", "127, 0"})
    void levelsHaveTenSteps(int level, int steps) {
        assertThat(SpeakingMarks.steps(level)).isEqualTo(steps);
    }
}
