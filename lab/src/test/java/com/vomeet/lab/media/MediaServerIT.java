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
            awaitSettled(browser);
            var together = List.of(say(room, ANNA), say(room, BEN));
            awaitEnded(together);
            awaitEnded(List.of(say(room, CARLA)));
            awaitRowsAfter(browser, Instant.now().plusMillis(BLUR_MILLIS));
            assertNamed(browser, together.get(0));
            assertNamed(browser, together.get(1));
            assertIntact(browser, List.of(0, 1, 2), ANNA);
            assertIntact(browser, List.of(0, 1, 2), BEN);
            assertIntact(browser, List.of(0, 1, 2), CARLA);
            browser.closeConnection();
            awaitClosed(browser, PeerState.Cause.BY_BROWSER);
            assertThat(peer(browser).received()).isEmpty();
            assertThat(peer(browser).reception()).hasSize(3);
            assertThat(room.peers()).isEmpty();
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

    private void assertIntact(ListeningBrowser browser, List<Integer> tracks, long who) {
        var best = tracks.stream()
                .map(track -> new Likeness(browser.heard(track))
                        .perSecond(voiceOf(who).decoded()))
                .mapToDouble(Likeness::median)
                .max();
        assertThat(best.orElse(0)).as("likeness of %s", who).isGreaterThan(0.9);
    }
}
