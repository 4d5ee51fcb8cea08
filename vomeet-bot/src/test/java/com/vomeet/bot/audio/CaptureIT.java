package com.vomeet.bot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.Fixtures;
import com.vomeet.bot.page.Heard;
import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageProbe;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.speakers.SpeakerSample;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound that the page sends to itself, through real peer connections. */
@Timeout(180)
final class CaptureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of ten seconds. */
    private static final int FRAMES = 100;

    private final Fixtures fixtures = new Fixtures();
    private final Heard heard = new Heard();
    private final BrowserMeetingPage page = new BrowserMeetingPage(
            LaunchConfig.of(BrowserKind.SHELL), CueSheet.load(Platform.GOOGLE_MEET, Optional.empty()), heard);

    @AfterEach
    void close() {
        page.close();
        fixtures.close();
    }

    private void open(String name) {
        assertThat(page.open(fixtures.page(name))).isEqualTo(new Outcome.Done());
        heard.awaitStage(Stage.UNKNOWN);
    }

    private String inPage(String expression) {
        return PageProbe.evaluate(page, expression);
    }

    private void listen() {
        assertThat(page.listen()).as("notes %s", heard.notes).isEqualTo(new Outcome.Done());
    }

    private void awaitTone(double hertz) {
        await().alias("a tone of " + hertz + " Hz, notes " + heard.notes)
                .atMost(PATIENCE)
                .until(() -> !heard.frames.isEmpty() && power(heard.frames.getLast(), hertz) > 0.001);
    }

    /** Power of one frequency (Goertzel), 1 = a full-scale square of the amplitude. */
    private static double power(AudioFrame frame, double hertz) {
        var turn = 2 * Math.PI * hertz / 16_000;
        var real = 0.0;
        var imaginary = 0.0;
        for (var i = 0; i < frame.samples().length; i++) {
            real += frame.samples()[i] / 32768.0 * Math.cos(turn * i);
            imaginary += frame.samples()[i] / 32768.0 * Math.sin(turn * i);
        }
        return 4 * (real * real + imaginary * imaginary) / Math.pow(frame.samples().length, 2);
    }

    @Test
    void aToneArrivesAtItsPitchInFramesThatFollowOneAnotherWithoutAGap() {
        open("sound");
        assertThat(inPage("act.tone(440)")).isEqualTo("\"running\"");
        listen();
        awaitTone(440);
        heard.clear();
        awaitTenSeconds(frames -> {
            assertThat(frames).allSatisfy(frame -> assertThat(frame.samples()).hasSize(AudioFrame.SAMPLES));
            assertThat(IntStream.range(1, frames.size())
                            .mapToDouble(i ->
                                    frames.get(i).atMillis() - frames.get(i - 1).atMillis()))
                    .as("distances in ms; notes %s", heard.notes)
                    .allSatisfy(distance -> assertThat(distance).isCloseTo(100, within(1.0)));
            assertThat(frames)
                    .filteredOn(frame -> power(frame, 440) > 10 * power(frame, 660))
                    .as("frames that hold the tone and nothing else; notes %s", heard.notes)
                    .hasSizeGreaterThan(95);
            var now = System.currentTimeMillis();
            assertThat(frames.getLast().atMillis()).isBetween(now - 2000.0, now + 100.0);
        });
    }

    /**
     * Of a minute, ten seconds in a row are as they should be: a machine that has something else to do for a moment lets the browser
     * lose sound, which is no fault of what listens to it.
     */
    private void awaitTenSeconds(Consumer<List<AudioFrame>> right) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var frames = List.copyOf(heard.frames);
            assertThat(frames).hasSizeGreaterThanOrEqualTo(FRAMES);
            right.accept(frames.subList(frames.size() - FRAMES, frames.size()));
        });
    }

    @Test
    void samplesSayWhichTrackSoundsOnTheSameClock() {
        open("sound");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        heard.clear();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.samples)
                        .filteredOn(sample -> sample.sources().stream()
                                .anyMatch(source ->
                                        source.track() == 0 && source.contributor() == -1 && source.level() > 0.01))
                        .hasSizeGreaterThan(15));
        // Each comes by itself: either may be one ahead of the other when both are looked at.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.samples.getLast().atMillis())
                        .isCloseTo(heard.frames.getLast().atMillis() + 100, within(150.0)));
    }

    @Test
    void aPageThatWasLoadedAgainIsHeardAgainAndItsTracksAreOthers() {
        open("sound");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        heard.clear();
        inPage("location.reload()");
        await().atMost(PATIENCE).until(() -> inPage("typeof act").equals("\"object\""));
        inPage("act.tone(1000)");
        listen();
        awaitTone(1000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.samples.getLast().sources())
                        .extracting(SpeakerSample.Source::track)
                        .containsExactly(1));
        assertThat(heard.frames)
                .extracting(AudioFrame::atMillis)
                .as("frames of both pages, in order of time")
                .isSorted();
    }

    @Test
    void aContextThatIsTakenAwayIsReplacedWhenThePageIsAskedToListenAgain() {
        open("sound");
        inPage(
                "globalThis.Context = AudioContext,"
                        + " globalThis.AudioContext = class extends Context { constructor(how) { super(how); globalThis.newest = this; } }, 1");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        inPage("newest.close()");
        await().atMost(PATIENCE).until(() -> {
            var now = System.currentTimeMillis();
            return now - heard.frames.getLast().atMillis() > 3_000;
        });
        listen();
        assertThat(heard.notes).anyMatch(note -> note.startsWith("audio.again"));
        heard.clear();
        awaitTone(440);
        awaitSources(1);
    }

    /** One whose packets are late is none for a moment. */
    private void awaitSources(int count) {
        await().atMost(PATIENCE)
                .until(() -> !heard.samples.isEmpty()
                        && heard.samples.getLast().sources().size() == count);
    }

    @Test
    void aTrackThatComesLaterIsHeardToo() {
        open("sound");
        listen();
        await().atMost(PATIENCE).until(() -> heard.frames.size() > 3);
        inPage("act.tone(440)");
        awaitTone(440);
        inPage("act.tone(1000)");
        awaitTone(1000);
        awaitTone(440);
        awaitSources(2);
    }

    @Test
    void aSenderThatChangesItsTrackIsHeardOn() {
        open("sound");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        inPage("act.replace(1000)");
        awaitTone(1000);
    }

    @Test
    void aTrackThatThePageDoesNotPlayIsHeardToo() {
        open("sound?unplayed");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
    }

    @ParameterizedTest
    @ValueSource(strings = {"putAway", "pause"})
    void aTrackThatThePageNoLongerPlaysIsHeardOn(String how) {
        open("sound");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        inPage("act." + how + "()");
        await().atMost(PATIENCE).until(() -> inPage("act.made()").equals("1"));
        var since = heard.frames.getLast().atMillis();
        await().atMost(PATIENCE).until(() -> heard.frames.getLast().atMillis() > since + 3_000);
        awaitTone(440);
    }

    @Test
    void listeningTwiceChangesNothing() {
        open("sound");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        listen();
        heard.clear();
        awaitTenSeconds(frames -> assertThat(
                        frames.getLast().atMillis() - frames.getFirst().atMillis())
                .isCloseTo(100.0 * (FRAMES - 1), within(10.0)));
    }

    @Test
    void afterTheConnectionIsClosedThereIsSilence() {
        open("sound");
        inPage("act.tone(440)");
        listen();
        awaitTone(440);
        inPage("act.close()");
        await().atMost(PATIENCE)
                .until(() -> power(heard.frames.getLast(), 440) == 0
                        && heard.samples.getLast().sources().isEmpty());
    }

    @Test
    void whetherSoundCanComeIsReportedAndWhetherItDoes() {
        open("sound");
        inPage("act.tone(440)");
        listen();
        await().atMost(PATIENCE).until(() -> heard.reports.size() >= 2);
        assertThat(heard.reports.getLast().states()).containsExactly("connected");
        assertThat(heard.reports.getLast().packets())
                .isGreaterThan(heard.reports.getFirst().packets() + 100);
        inPage("act.end()");
        await().atMost(PATIENCE).until(() -> !heard.reports.getLast().isUp());
        assertThat(heard.notes).anyMatch(note -> note.startsWith("audio.connection: "));
        inPage("act.close()");
        await().atMost(PATIENCE).until(() -> heard.reports.getLast().states().isEmpty());
    }

    @Test
    void incomingVideoIsTurnedOffAndItsConnectionLeftAsItIs() {
        open("sound");
        inPage("act.tone(440)");
        inPage("act.video()");
        listen();
        await().atMost(PATIENCE).until(() -> inPage("act.videos()").equals("[false]"));
        awaitTone(440);
        // One that comes later, or that the page turns on, is found within a second or two.
        inPage("act.video()");
        inPage("act.turnOn()");
        await().atMost(PATIENCE).until(() -> inPage("act.videos()").equals("[false,false]"));
        assertThat(inPage("act.directions()")).isEqualTo("[\"audio recvonly\",\"video recvonly\",\"video recvonly\"]");
        assertThat(inPage("act.asked()"))
                .as("negotiations that nobody of the page wanted")
                .isEqualTo("0");
    }
}
