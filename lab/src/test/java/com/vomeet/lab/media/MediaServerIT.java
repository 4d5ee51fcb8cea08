package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.lab.voice.PromptCatalogue;
import com.vomeet.lab.voice.Timbre;
import com.vomeet.lab.voice.Voice;
import com.vomeet.lab.voice.VoiceFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with a real browser at the other end. */
final class MediaServerIT {
    private static final long ANNA = 0x9000_0001L;
    private static final long BEN = 202;
    private static final long CARLA = 303;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Network, jitter buffer and the page's polling. */
    private static final long BLUR_MILLIS = 500;

    /** Louder than any codec makes of silence. */
    private static final double SOUND = 0.003;
    /** What a page sees of a close_notify; which of them is the browser's affair. */
    private static final Set<String> GONE = Set.of("connection closed", "connection failed", "connection disconnected");

    @TempDir
    static Path voices;

    @TempDir
    Path profile;

    private MediaServer server;
    private Map<Long, Voice> saying;

    @BeforeEach
    void start() {
        server = MediaServer.start(
                new MediaConfig(InetAddress.getLoopbackAddress(), 0, InstantSource.system(), Duration.ofSeconds(10)));
        var factory = new VoiceFactory(voices);
        var prompts = PromptCatalogue.installed();
        saying = new HashMap<>();
        saying.put(ANNA, factory.voice(prompts.find("vm-nobox").orElseThrow(), Timbre.AS_RECORDED));
        saying.put(BEN, factory.voice(prompts.find("conf-invalid").orElseThrow(), Timbre.LOWERED));
        saying.put(CARLA, factory.voice(prompts.find("vm-rec-temp").orElseThrow(), Timbre.SLT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void contributingSourcesNameWhoIsHeardOnThePooledTracks() {
        try (var room = server.room(Arrangement.POOL_OF_THREE);
                var browser = new ListeningBrowser(room, profile, "tracks=3")) {
            List.of(ANNA, BEN, CARLA).forEach(room::enter);
            var states = new CopyOnWriteArrayList<PeerState>();
            awaitSettled(browser);
            peer(browser).onState(states::add);
            assertQuiet(browser);
            var together = List.of(say(room, ANNA), say(room, BEN));
            awaitEnded(together);
            awaitEnded(List.of(say(room, CARLA)));
            awaitRowsAfter(browser, Instant.now().plusMillis(BLUR_MILLIS));
            assertNamed(browser, together.get(0));
            assertNamed(browser, together.get(1));
            // Two had the first two tracks; the third was idle for longest when Carla spoke.
            assertIntact(browser, 0, ANNA);
            assertIntact(browser, 1, BEN);
            assertIntact(browser, 2, CARLA);
            // What is measured can fail: another voice is not found there.
            assertThat(likeness(browser, 2, BEN)).isLessThan(0.8);
            browser.closeConnection();
            awaitClosed(browser, PeerState.Cause.BY_BROWSER);
            await().atMost(PATIENCE).until(() -> states.size() == 2);
            assertThat(states.getFirst()).isInstanceOf(PeerState.Connected.class);
            assertThat(peer(browser).received()).isEmpty();
            assertThat(peer(browser).reception()).hasSize(3);
            assertThat(room.peers()).isEmpty();
        }
    }

    @Test
    void contributingSourcesNameWhoIsHeardInTheMix() {
        try (var room = server.room(Arrangement.ONE_MIX);
                var browser = new ListeningBrowser(room, profile, "tracks=1")) {
            List.of(ANNA, BEN).forEach(room::enter);
            awaitSettled(browser);
            var speeches = List.of(say(room, ANNA), say(room, BEN));
            awaitEnded(speeches);
            awaitRowsAfter(browser, Instant.now().plusMillis(BLUR_MILLIS));
            assertThat(browser.notes()).contains("track 0 mainAudio-0");
            speeches.forEach(speech -> assertNamed(browser, speech));
            assertIntact(browser, 0, ANNA);
            assertIntact(browser, 0, BEN);
        }
    }

    @Test
    void eachPersonSoundsOnTheirOwnTrackOnlyAndABrowserThatWasKilledIsNoticed() {
        try (var room = server.room(Arrangement.TRACK_PER_PERSON);
                var browser = new ListeningBrowser(room, profile, "tracks=8")) {
            List.of(ANNA, BEN, CARLA).forEach(room::enter);
            awaitSettled(browser);
            for (var who : List.of(BEN, ANNA, CARLA)) {
                var track = room.trackOf(who).orElseThrow();
                var speech = say(room, who);
                awaitEnded(List.of(speech));
                awaitRowsAfter(browser, Instant.now().plusMillis(2 * BLUR_MILLIS));
                assertSoundsOnlyOn(browser, track, speech);
                assertIntact(browser, track, who);
            }
            assertThat(browser.rows())
                    .allSatisfy(row -> assertThat(row.tracks())
                            .allSatisfy(track -> assertThat(track.speaker()).isNull()));
            browser.kill();
            awaitClosed(browser, PeerState.Cause.SILENT);
        }
    }

    @Test
    void lostAndDelayedPacketsAreHeardWellEnoughAndReported() {
        server.impair(new Impairment(5, 50, 40));
        try (var room = server.room(Arrangement.ONE_MIX);
                var browser = new ListeningBrowser(room, profile, "tracks=1")) {
            room.enter(ANNA);
            awaitSettled(browser);
            awaitEnded(List.of(say(room, ANNA)));
            awaitRowsAfter(browser, Instant.now().plusMillis(2 * BLUR_MILLIS));
            assertThat(likeness(browser, 0, ANNA)).isGreaterThan(0.8);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(peer(browser).reception())
                            .singleElement()
                            .satisfies(report -> {
                                assertThat(report.lost()).isPositive();
                                assertThat(report.roundTripMillis()).isGreaterThan(45);
                            }));
        }
    }

    @Test
    void whatABrowserSendsIsCountedAndACloseByTheServerIsSeen() {
        try (var room = server.room(Arrangement.ONE_MIX);
                var browser = new ListeningBrowser(room, profile, "tracks=1&microphone=1")) {
            await().atMost(PATIENCE).until(() -> browser.peer() != null);
            await().atMost(PATIENCE)
                    .until(() -> peer(browser).received().values().stream().anyMatch(count -> count > 100));
            assertThat(peer(browser).received()).hasSize(1);
            peer(browser).close();
            assertThat(peer(browser).state()).isInstanceOf(PeerState.Closed.class);
            await().atMost(PATIENCE).until(() -> browser.notes().stream().anyMatch(GONE::contains));
        }
    }

    private Speech say(MediaRoom room, long who) {
        return room.speak(who, voiceOf(who));
    }

    private Voice voiceOf(long who) {
        return Objects.requireNonNull(saying.get(who));
    }

    private static MediaPeer peer(ListeningBrowser browser) {
        return Objects.requireNonNull(browser.peer());
    }

    /** Connected, and heard for long enough that the jitter buffers have found their length. */
    private static void awaitSettled(ListeningBrowser browser) {
        await().atMost(PATIENCE).until(() -> browser.peer() != null);
        await().atMost(PATIENCE).until(() -> peer(browser).state() instanceof PeerState.Connected);
        var connected = ((PeerState.Connected) peer(browser).state()).since();
        awaitRowsAfter(browser, connected.plusSeconds(4));
    }

    private static void awaitRowsAfter(ListeningBrowser browser, Instant time) {
        await().atMost(PATIENCE)
                .until(() ->
                        !browser.rows().isEmpty() && browser.rows().getLast().at() > time.toEpochMilli());
    }

    private static void awaitEnded(List<Speech> speeches) {
        speeches.forEach(
                speech -> assertThat(speech.ended()).succeedsWithin(PATIENCE).matches(SpeechEnd::whole));
    }

    private static void awaitClosed(ListeningBrowser browser, PeerState.Cause cause) {
        await().atMost(PATIENCE)
                .until(() ->
                        peer(browser).state() instanceof PeerState.Closed(var at, var why, var detail) && why == cause);
    }

    /** While nobody has spoken yet nothing is heard and nobody is named. */
    private static void assertQuiet(ListeningBrowser browser) {
        assertThat(browser.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.tracks()).allSatisfy(track -> {
                    assertThat(track.speaker()).isNull();
                    assertThat(track.rms()).isLessThan(SOUND);
                }));
    }

    /** In the time that is surely theirs, some track names the speaker in each row. */
    private static void assertNamed(ListeningBrowser browser, Speech speech) {
        var from = speech.startedAt().toEpochMilli() + BLUR_MILLIS;
        var to = speech.ended().join().at().toEpochMilli() - BLUR_MILLIS;
        var rows = browser.rows().stream()
                .filter(row -> row.at() > from && row.at() < to)
                .toList();
        assertThat(rows).hasSizeGreaterThan(3);
        var right = rows.stream()
                .filter(row -> row.tracks().stream().anyMatch(track -> Objects.equals(track.speaker(), speech.csrc())))
                .count();
        assertThat(right)
                .as("rows that name %s of %s", speech.csrc(), rows)
                .isGreaterThanOrEqualTo(rows.size() * 9L / 10);
    }

    /** Rows of the time after it may have its echo in the browser's buffer. */
    private static void assertSoundsOnlyOn(ListeningBrowser browser, int own, Speech speech) {
        var from = speech.startedAt().plusMillis(BLUR_MILLIS).toEpochMilli();
        var to = speech.ended().join().at().toEpochMilli();
        var rows = browser.rows().stream()
                .filter(row -> row.at() > from && row.at() < to)
                .toList();
        var loudest = IntStream.range(0, 8)
                .mapToObj(track -> rows.stream()
                        .mapToDouble(row -> row.tracks().get(track).rms())
                        .max()
                        .orElse(0))
                .toList();
        assertThat(loudest.get(own)).isGreaterThan(10 * SOUND);
        assertThat(IntStream.range(0, 8).filter(track -> track != own).mapToObj(loudest::get))
                .allSatisfy(rms -> assertThat(rms).isLessThan(SOUND));
    }

    private void assertIntact(ListeningBrowser browser, int track, long who) {
        assertThat(likeness(browser, track, who)).as("likeness of %s", who).isGreaterThan(0.9);
    }

    private double likeness(ListeningBrowser browser, int track, long who) {
        return Likeness.median(
                new Likeness(browser.heard(track)).perPiece(voiceOf(who).decoded()));
    }
}
