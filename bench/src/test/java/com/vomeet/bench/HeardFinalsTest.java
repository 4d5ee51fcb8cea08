package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeardFinalsTest {
    private static int wrong(int written, int... numbers) {
        var heard = new HeardFinals();
        for (var number : numbers) {
            heard.hear(number);
        }
        return heard.wrong(written);
    }

    @Test
    void oneAfterTheOtherIsRight() {
        assertThat(wrong(3, 1, 2, 3)).isZero();
        assertThat(wrong(0)).isZero();
    }

    @Test
    void oneThatCameTwiceIsOneAndWhatFollowsIsRight() {
        assertThat(wrong(4, 1, 2, 2, 3, 4)).isEqualTo(1);
    }

    @Test
    void thoseThatNeverCameAreCounted() {
        assertThat(wrong(5, 1, 4)).isEqualTo(3);
        assertThat(wrong(2)).isEqualTo(2);
    }

    @Test
    void oneThatComesOutOfItsTurnIsMissedAndThenTooLate() {
        assertThat(wrong(3, 1, 3, 2)).isEqualTo(2);
    }
}
