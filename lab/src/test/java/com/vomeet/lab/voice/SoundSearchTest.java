package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SoundSearchTest {
    private static final int SECOND = Pcm.RATE;
    private final Pcm recording = noise(new Random(1), 5 * SECOND);
    private final SoundSearch search = new SoundSearch(recording);

    @Test
    void whatWasCutOutIsFoundToTheSample() {
        var place = search.find(second(23_457), 0, recording.length());
        assertThat(place.at()).isEqualTo(23_457);
        assertThat(place.likeness()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theFirstAndTheLastSampleCount() {
        assertThat(search.find(second(0), -100, 100).at()).isZero();
        var last = recording.length() - SECOND;
        assertThat(search.find(second(last), last - 50, last + 50)).isEqualTo(new SoundSearch.Place(last, 1));
    }

    @Test
    void aVoiceIsNotFoundOnePeriodAside() {
        var voice = hum(SECOND);
        var search = new SoundSearch(voice);
        for (var from = 8_000; from < 8_160; from += 13) {
            var place = search.find(voice.part(from, from + 3_200), from - 800, from + 800);
            assertThat(place.at()).isEqualTo(from);
        }
    }

    @Test
    void loudnessDoesNotMatter() {
        var soft = second(31_000).samples();
        for (var i = 0; i < soft.length; i++) {
            soft[i] = (short) (soft[i] / 7);
        }
        var place = search.find(Pcm.of(soft), 0, recording.length());
        assertThat(place.at()).isEqualTo(31_000);
        assertThat(place.likeness()).isGreaterThan(0.999);
    }

    @Test
    void asMuchNoiseAsSoundTakesAwayAThirdOfTheLikeness() {
        var noisy = second(40_000).samples();
        var noise = noise(new Random(2), SECOND);
        for (var i = 0; i < noisy.length; i++) {
            noisy[i] = (short) (noisy[i] + noise.sample(i));
        }
        var place = search.find(Pcm.of(noisy), 0, recording.length());
        assertThat(place.at()).isEqualTo(40_000);
        assertThat(place.likeness()).isCloseTo(Math.sqrt(0.5), within(0.02));
    }

    @Test
    void anotherSoundIsUnlikeEverything() {
        var other = noise(new Random(3), SECOND);
        assertThat(search.find(other, 0, recording.length()).likeness()).isLessThan(0.2);
    }

    @Test
    void theOppositeIsUnlike() {
        var turned = second(30_000).samples();
        for (var i = 0; i < turned.length; i++) {
            turned[i] = (short) -turned[i];
        }
        assertThat(search.find(Pcm.of(turned), 29_990, 30_010).likeness()).isLessThan(0.2);
    }

    @Test
    void outsideTheGivenPlacesNothingIsFound() {
        assertThat(search.find(second(30_000), 30_200, 40_000).likeness()).isLessThan(0.2);
        assertThat(search.find(second(30_000), 20_000, 29_800).likeness()).isLessThan(0.2);
    }

    @Test
    void inSilenceNothingIsFound() {
        var silence = new SoundSearch(Pcm.of(new short[3 * SECOND]));
        assertThat(silence.find(second(0), 0, 3 * SECOND).likeness()).isZero();
    }

    @Test
    void aPieceLongerThanTheRecordingIsNotFound() {
        var brief = new SoundSearch(second(0));
        assertThat(brief.find(recording, 0, recording.length()).likeness()).isZero();
    }

    private Pcm second(int from) {
        return recording.part(from, from + SECOND);
    }

    /** 200 times a second a sound that changes slowly. */
    private static Pcm hum(int length) {
        var samples = new short[length];
        for (var i = 0; i < length; i++) {
            var period = i % 80 / 80.0;
            var brightness = 0.5 + 0.5 * i / length;
            samples[i] = (short) (6_000 * Math.exp(-6 * period) * Math.sin(60 * period * brightness));
        }
        return Pcm.of(samples);
    }

    /** Deep like speech: neighbours are alike, so that thinning leaves something. */
    private static Pcm noise(RandomGenerator random, int length) {
        var samples = new short[length];
        var value = 0.0;
        for (var i = 0; i < length; i++) {
            value = 0.9 * value + 800 * random.nextGaussian();
            samples[i] = (short) value;
        }
        return Pcm.of(samples);
    }
}
