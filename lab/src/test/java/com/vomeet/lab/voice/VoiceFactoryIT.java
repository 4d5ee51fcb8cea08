package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the recorded prompts, ffmpeg and flite of this machine. */
final class VoiceFactoryIT {
    private static final PromptCatalogue CATALOGUE = PromptCatalogue.installed();
    private static final Prompt SORRY = CATALOGUE.find("vm-sorry").orElseThrow();

    @TempDir
    Path cache;

    private VoiceFactory factory;

    @BeforeEach
    void open() {
        factory = new VoiceFactory(cache);
    }

    @ParameterizedTest
    @EnumSource
    void everyTimbreGivesFramesLevelsAndSamplesOfOneLength(Timbre timbre) {
        var voice = factory.voice(SORRY, timbre);
        var samples = voice.reference().duration();
        assertThat(voice.duration()).isBetween(samples, samples.plusMillis(60));
        assertThat(voice.decoded().duration()).isBetween(samples.minusMillis(20), samples.plusMillis(60));
        assertThat(voice.frames())
                .allSatisfy(frame -> assertThat(opusFrame(frame)).isEqualTo(20));
        assertThat(voice.speechStart()).isLessThan(Duration.ofMillis(800));
        assertThat(voice.speechEnd()).isBetween(samples.minusMillis(900), voice.duration());
        assertThat(voice.text()).isEqualTo("I'm sorry I did not understand your response.");
        assertThat(voice.words()).hasSize(8);
    }

    @Test
    void theLoweredVoiceIsSlower() {
        var plain = factory.voice(SORRY, Timbre.AS_RECORDED).reference().length();
        var lowered = factory.voice(SORRY, Timbre.LOWERED).reference().length();
        assertThat((double) plain / lowered).isBetween(0.875, 0.885);
    }

    @Test
    void whatADecoderHearsIsWhatWasSaid() {
        var voice = factory.voice(SORRY, Timbre.AS_RECORDED);
        assertThat(correlation(voice.reference(), voice.decoded())).isGreaterThan(0.85);
    }

    @Test
    void theSecondTimeNothingIsMade() throws IOException {
        factory.voice(SORRY, Timbre.AS_RECORDED);
        var before = stamps();
        assertThat(before).hasSize(1);
        new VoiceFactory(cache).voice(SORRY, Timbre.AS_RECORDED);
        assertThat(stamps()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech.opus", "reference.s16"})
    void aDamagedEntryIsMadeAgain(String file) throws IOException {
        var voice = factory.voice(SORRY, Timbre.AS_RECORDED);
        try (var entries = Files.list(cache)) {
            var damaged = entries.findFirst().orElseThrow().resolve(file);
            Files.delete(damaged);
        }
        assertThat(factory.voice(SORRY, Timbre.AS_RECORDED).frames()).hasSameSizeAs(voice.frames());
        assertThat(stamps()).hasSize(1);
    }

    @Test
    void anotherTextOfTheSameSoundIsAnotherVoice() throws IOException {
        factory.voice(SORRY, Timbre.AS_RECORDED);
        var other = factory.voice(new Prompt("vm-sorry", SORRY.sound(), "Something else."), Timbre.AS_RECORDED);
        assertThat(other.words()).containsExactly("something", "else");
        assertThat(stamps()).hasSize(2);
    }

    @Test
    void manyAtOnceMakeOneEntryAndLeaveNothingElse() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var makers = Stream.generate(() -> (Callable<Voice>) () -> factory.voice(SORRY, Timbre.AS_RECORDED))
                    .limit(4)
                    .toList();
            var lengths = executor.invokeAll(makers).stream()
                    .map(Future::resultNow)
                    .map(voice -> voice.frames().size())
                    .distinct();
            assertThat(lengths).hasSize(1);
        }
        assertThat(stamps()).hasSize(1);
    }

    @Test
    void aSoundThatIsNoneSaysWhatWasTriedAndLeavesNothing() throws IOException {
        var broken = new Prompt("broken", Files.writeString(cache.resolve("broken.wav"), ""), "Hello.");
        assertThatThrownBy(() -> factory.voice(broken, Timbre.AS_RECORDED))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("broken")
                .cause()
                .hasMessageContaining("ffmpeg");
        assertThat(stamps()).hasSize(1);
    }

    @Test
    void aToneCannotBeSpokenByAMachine() {
        var beep = CATALOGUE.find("beep").orElseThrow();
        assertThatThrownBy(() -> factory.voice(beep, Timbre.SLT)).hasMessageContaining("beep");
        assertThat(factory.voice(beep, Timbre.AS_RECORDED).words()).isEmpty();
    }

    /** Duration of a packet in ms: RFC 6716 section 3.1, for packets with one frame. */
    private static int opusFrame(VoiceFrame frame) {
        var configuration = Byte.toUnsignedInt(frame.opus().get(0)) >>> 3;
        var silk = new int[] {10, 20, 40, 60};
        var hybrid = new int[] {10, 20};
        var celt = new int[] {2, 5, 10, 20};
        return configuration < 12
                ? silk[configuration % 4]
                : configuration < 16 ? hybrid[configuration % 2] : celt[configuration % 4];
    }

    private static double correlation(Pcm a, Pcm b) {
        var product = 0.0;
        var energyA = 0.0;
        var energyB = 0.0;
        for (var i = 0; i < Math.min(a.length(), b.length()); i++) {
            product += (double) a.sample(i) * b.sample(i);
            energyA += (double) a.sample(i) * a.sample(i);
            energyB += (double) b.sample(i) * b.sample(i);
        }
        return product / Math.sqrt(energyA * energyB);
    }

    private List<FileTime> stamps() throws IOException {
        try (var entries = Files.list(cache)) {
            return entries.map(VoiceFactoryIT::stamp).sorted().toList();
        }
    }

    private static FileTime stamp(Path entry) {
        try {
            return Files.getLastModifiedTime(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
