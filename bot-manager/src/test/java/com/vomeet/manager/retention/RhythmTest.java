package com.vomeet.manager.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RhythmTest {
    private final Rhythm rhythm = new Rhythm();

    private List<Duration> whileTaken(int looks) {
        return Stream.generate(() -> rhythm.after(true)).limit(looks).toList();
    }

    @Test
    void aLookThatWasHadIsFollowedByTheNextAMinuteLater() {
        assertThat(rhythm.after(false)).isEqualTo(Duration.ofMinutes(1));
        assertThat(rhythm.after(false)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whoFindsTheLockTakenLooksAgainInSeconds() {
        assertThat(rhythm.after(true)).isEqualTo(Rhythm.SOON).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(rhythm.after(false)).isEqualTo(Rhythm.EVERY);
    }

    @Test
    void whoeverKeepsItIsAskedAFewTimesAndThenNotForAMinute() {
        assertThat(whileTaken(Rhythm.MOST_IN_A_ROW)).containsOnly(Rhythm.SOON);
        assertThat(Rhythm.SOON.multipliedBy(Rhythm.MOST_IN_A_ROW)).isLessThan(Rhythm.EVERY);
        assertThat(whileTaken(2)).containsExactly(Rhythm.EVERY, Rhythm.SOON);
    }

    @Test
    void onlyRefusalsInARowCount() {
        whileTaken(Rhythm.MOST_IN_A_ROW);
        assertThat(rhythm.after(false)).isEqualTo(Rhythm.EVERY);
        assertThat(whileTaken(Rhythm.MOST_IN_A_ROW)).containsOnly(Rhythm.SOON);
    }
}
