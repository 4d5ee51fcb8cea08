package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PcmTest {
    @TempDir
    Path folder;

    @Test
    void samplesAreReadAndWrittenLittleEndian() throws IOException {
        var file = Files.write(folder.resolve("x.s16"), new byte[] {1, 0, 0, 1, (byte) 0xff, (byte) 0xff});
        var pcm = Pcm.read(file);
        assertThat(pcm.samples()).containsExactly((short) 1, (short) 256, (short) -1);
        assertThat(pcm.bytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void sixteenThousandSamplesAreASecond() {
        assertThat(Pcm.of(new short[16_000]).duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void changingWhatWasGivenOrTakenChangesNothing() {
        var samples = new short[] {1, 2};
        var pcm = Pcm.of(samples);
        samples[0] = 9;
        pcm.samples()[1] = 9;
        assertThat(pcm.samples()).containsExactly((short) 1, (short) 2);
    }

    @Test
    void fullScaleIsZeroAndSilenceIs127() {
        assertThat(constant(Short.MAX_VALUE).level(0)).isZero();
        assertThat(constant((short) 0).level(0)).isEqualTo(127);
        assertThat(constant((short) 1).level(0)).as("1/32767").isEqualTo(90);
    }

    @Test
    void aTenthOfTheAmplitudeIsTwentyDecibelsLess() {
        assertThat(constant((short) 3277).level(0)).isEqualTo(20);
    }

    @Test
    void pastTheEndThereIsSilence() {
        assertThat(constant(Short.MAX_VALUE).level(1)).isEqualTo(127);
        var half = Pcm.of(Arrays.copyOf(constant(Short.MAX_VALUE).samples(), 160));
        assertThat(half.level(0)).isEqualTo(3);
    }

    @Test
    void aPartIsFromOneSampleUpToAnother() {
        assertThat(Pcm.of(new short[] {1, 2, 3, 4}).part(1, 3).samples()).containsExactly((short) 2, (short) 3);
    }

    @Test
    void loudnessIsAShareOfFullScale() {
        assertThat(constant(Short.MIN_VALUE).loudness()).isEqualTo(1);
        assertThat(constant((short) 8192).loudness()).isEqualTo(0.25);
        assertThat(Pcm.of(new short[0]).loudness()).isZero();
    }

    private static Pcm constant(short value) {
        var samples = new short[320];
        Arrays.fill(samples, value);
        return Pcm.of(samples);
    }
}
