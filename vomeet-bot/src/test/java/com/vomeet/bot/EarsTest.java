package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.recorder.Redactor;
import com.vomeet.bot.speakers.Speakers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EarsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Fact> facts = new ArrayList<>();
    private Ears ears;

    @BeforeEach
    void open(@TempDir Path folder) {
        var journal = new Journal(new FlightRecorder(folder, InstantSource.system(), Redactor.of()));
        ears = new Ears(facts::add, new FrameBuffer(10), new Speakers(), journal, nanos::get);
    }

    private EarsTest after(Duration time) {
        nanos.addAndGet(time.toNanos());
        return this;
    }

    private EarsTest sees() {
        ears.sighted(new Sighting(0, Stage.IN_CALL, List.of(), List.of(), List.of(), false));
        return this;
    }

    private void hears() {
        hears(0, 1);
    }

    private void hears(int amplitude, int frames) {
        var samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) amplitude);
        for (var i = 0; i < frames; i++) {
            ears.heard(new AudioFrame(0, samples));
        }
    }

    /** How often it was said. */
    private long deaf() {
        return said(Fact.Deaf.class);
    }

    private long said(Class<? extends Fact> kind) {
        return facts.stream().filter(kind::isInstance).count();
    }

    @Test
    void whoIsLoudForHalfASecondIsHeardThoughNeitherPacketsNorPageSaySo() {
        hears(1_000, 4);
        hears(0, 1);
        hears(1_000, 4);
        assertThat(said(Fact.VoiceHeard.class)).isZero();
        hears(1_000, 10);
        assertThat(said(Fact.VoiceHeard.class)).as("every few seconds").isEqualTo(1);
        after(Duration.ofSeconds(5)).hears(1_000, 1);
        assertThat(said(Fact.VoiceHeard.class)).isEqualTo(2);
    }

    @Test
    void soundThatCannotComeIsSaidAndNewlyJudgedWhenThePageIsAskedToListenAgain() {
        ears.listen();
        report("connected");
        for (var i = 0; i < 4; i++) {
            report("failed");
        }
        assertThat(said(Fact.MediaLost.class)).isEqualTo(1);
        ears.listen();
        report("failed");
        assertThat(said(Fact.MediaLost.class)).isEqualTo(1);
    }

    @Test
    void somebodyElseWhoIsShownIsMissedWhenNoConnectionEverComes() {
        ears.listen();
        ears.sighted(
                new Sighting(0, Stage.IN_CALL, List.of(), List.of(), List.of(new Person("1", "Ada", false)), false));
        for (var i = 0; i < 4; i++) {
            report("connecting");
        }
        assertThat(said(Fact.MediaLost.class)).isEqualTo(1);
    }

    private void report(String state) {
        ears.reported(new MediaReport(List.of(state), 0));
    }

    @Test
    void noiseIsNoVoice() {
        hears(100, 100);
        assertThat(said(Fact.VoiceHeard.class)).isZero();
    }

    @Test
    void aPageThatIsNotToListenIsNotDeaf() {
        after(Duration.ofMinutes(1)).sees();
        assertThat(deaf()).isZero();
    }

    @Test
    void aPageThatShowsAndLetsNothingBeHeardForFiveSecondsIsDeafAndSaidToBeAgain() {
        ears.listen();
        after(Duration.ofSeconds(4)).sees();
        assertThat(deaf()).isZero();
        after(Duration.ofSeconds(1)).sees().sees();
        assertThat(deaf()).isEqualTo(1);
        after(Duration.ofSeconds(5)).sees();
        assertThat(deaf()).isEqualTo(2);
    }

    @Test
    void aFrameBeginsTheTimeAnew() {
        ears.listen();
        after(Duration.ofSeconds(4)).hears();
        after(Duration.ofSeconds(4)).sees();
        assertThat(deaf()).isZero();
    }

    @Test
    void aPageThatHangsIsAnotherMatter() {
        ears.listen();
        after(Duration.ofMinutes(1));
        assertThat(deaf()).isZero();
    }
}
