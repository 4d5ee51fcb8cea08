package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FoundAudioTest {
    @Test
    void theShareIsWhatWasFoundOfWhatWasSaid() {
        assertThat(new FoundAudio(400, 300).share()).isEqualTo(0.75);
    }

    @Test
    void nothingSaidIsNothingFound() {
        assertThat(FoundAudio.NOTHING.share()).isZero();
    }

    @Test
    void linesAreAddedUpBySamples() {
        assertThat(new FoundAudio(100, 0).plus(new FoundAudio(300, 300)).share())
                .isEqualTo(0.75);
    }

    @Test
    void sixteenThousandSamplesAreASecond() {
        assertThat(new FoundAudio(24_000, 0).seconds()).isEqualTo(1.5);
    }
}
