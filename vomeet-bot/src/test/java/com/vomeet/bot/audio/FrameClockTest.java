package com.vomeet.bot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrameClockTest {
    private final FrameClock clock = new FrameClock();

    private double stamp(int frame, double ahead) {
        return clock.stamp(frame * 1600L, ahead);
    }

    @Test
    void framesAreExactlyTheirLengthApart() {
        var random = new Random(1);
        var last = stamp(0, 1_000_000);
        for (var i = 1; i < 10_000; i++) {
            var next = stamp(i, 1_000_000 + random.nextDouble(14));
            assertThat(next - last).isEqualTo(100);
            last = next;
        }
    }

    @Test
    void aMeasurementThatWasLateChangesNothing() {
        stamp(0, 1000);
        assertThat(stamp(1, 5000)).isEqualTo(1100);
        assertThat(stamp(2, 5000)).isEqualTo(1200);
        assertThat(stamp(3, 1003)).isEqualTo(1300);
        assertThat(clock.lostMillis()).isZero();
    }

    @Test
    void soundThatIsMissingIsAGapOfItsLength() {
        stamp(0, 1000);
        stamp(1, 1000);
        stamp(2, 1340);
        stamp(3, 1305);
        assertThat(stamp(4, 1300)).isEqualTo(1000 + 400 + 300);
        assertThat(stamp(5, 1300)).isEqualTo(1000 + 500 + 300);
        assertThat(clock.lostMillis()).isEqualTo(300);
    }

    @Test
    void aClockThatBeginsAnewGoesOnBehindTheOneBefore() {
        stamp(0, 1000);
        stamp(1, 1000);
        assertThat(stamp(0, 5000)).isEqualTo(5000);
        assertThat(stamp(1, 5000)).isEqualTo(5100);
        assertThat(clock.restarts()).isEqualTo(1);
        assertThat(clock.lostMillis()).isEqualTo(5000 - 1200);
    }

    @Test
    void aClockThatBeginsAnewNeverGoesBack() {
        stamp(0, 1000);
        stamp(1, 1000);
        assertThat(stamp(0, 1050)).isEqualTo(1200);
        assertThat(stamp(1, 1050)).isEqualTo(1300 - 0.5);
        assertThat(clock.lostMillis()).isZero();
    }

    @Test
    void aSlowDriftIsFollowedSlowly() {
        var last = stamp(0, 0);
        // The page's clock gains 0.2 ms in each frame: 0.2 %, more than any two real clocks differ.
        for (var i = 1; i < 20_000; i++) {
            var next = stamp(i, 0.2 * i);
            assertThat(next - last).isBetween(100.0, 100.5);
            last = next;
        }
        assertThat(last).isCloseTo(19_999 * 100.2, within(20.0));
        assertThat(clock.lostMillis()).isZero();
    }

    @Test
    void aLateFirstMeasurementIsMadeUpFor() {
        stamp(0, 1200);
        var last = 0.0;
        for (var i = 1; i < 1000; i++) {
            last = stamp(i, 1000);
        }
        assertThat(last).isCloseTo(1000 + 99_900, within(20.0));
    }
}
