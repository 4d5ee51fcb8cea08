package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole server over a real socket, looked at packet by packet. */
final class MediaServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ANNA = 0xffff_fffeL;
    private static final long BEN = 102;
    private MediaServer server;
    private WireBrowser browser;

    @BeforeEach
    void start() throws IOException {
        server = MediaServer.start(
                new MediaConfig(InetAddress.getLoopbackAddress(), 0, InstantSource.system(), Duration.ofSeconds(30)));
        browser = new WireBrowser();
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void silenceIsSentOnEveryPooledTrackAndNamesNobody() throws IOException {
        connect(Arrangement.POOL_OF_THREE, "recvonly", "recvonly", "recvonly");
        awaitHeard(30);
        assertThat(browser.heard()).allSatisfy(packet -> {
            assertThat(packet.silent()).isTrue();
            assertThat(packet.level()).isEqualTo(127);
            assertThat(packet.voice()).isFalse();
            assertThat(packet.contributors()).isEmpty();
        });
        assertThat(browser.heard()).extracting(HeardPacket::mid).contains("m0", "m1", "m2");
    }

    @Test
    void everyFrameOfASpeechArrivesInOrderWithItsLevelAndItsSpeaker() throws IOException {
        var room = connect(Arrangement.POOL_OF_THREE, "recvonly", "recvonly", "recvonly");
        room.enter(ANNA);
        var speech = room.speak(ANNA, TestVoices.voice(5, 60));
        assertThat(speech.ended()).succeedsWithin(PATIENCE).matches(SpeechEnd::whole);
        await().atMost(PATIENCE).until(() -> spoken().size() == 60);
        var spoken = spoken();
        assertThat(spoken)
                .extracting(HeardPacket::tag)
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "5." + i).toList());
        assertThat(spoken).allSatisfy(packet -> {
            assertThat(packet.mid()).isEqualTo("m0");
            assertThat(packet.contributors()).containsExactly(ANNA);
            assertThat(packet.tag()).isEqualTo("5." + packet.level());
            assertThat(packet.voice()).isEqualTo(packet.level() < 50);
            assertThat(packet.marker()).isEqualTo(packet.level() == 0);
        });
    }

    @Test
    void eachTrackHasOneStreamWithoutAGapInItsNumbers() throws IOException {
        connect(Arrangement.POOL_OF_THREE, "recvonly", "recvonly", "recvonly");
        awaitHeard(90);
        for (var mid : List.of("m0", "m1", "m2")) {
            var stream = browser.heard().stream()
                    .filter(packet -> packet.mid().equals(mid))
                    .toList();
            assertThat(stream)
                    .extracting(HeardPacket::ssrc)
                    .containsOnly(stream.getFirst().ssrc());
            for (var i = 1; i < stream.size(); i++) {
                assertThat(stream.get(i).sequence() - stream.get(i - 1).sequence())
                        .isEqualTo(1);
                var step = stream.get(i).timestamp() - stream.get(i - 1).timestamp();
                assertThat(step).isPositive();
                assertThat(step % 960).isZero();
            }
        }
    }

    @Test
    void aTrackPerPersonNamesNobodyAndSendsNothingForNobody() throws IOException {
        var room = connect(Arrangement.TRACK_PER_PERSON, "recvonly", "recvonly", "recvonly");
        room.enter(ANNA);
        room.enter(BEN);
        room.speak(BEN, TestVoices.voice(6, 5));
        await().atMost(PATIENCE).until(() -> spoken().size() == 5);
        assertThat(spoken()).allSatisfy(packet -> {
            assertThat(packet.mid()).isEqualTo("m1");
            assertThat(packet.contributors()).isEmpty();
        });
        assertThat(browser.heard()).extracting(HeardPacket::mid).containsOnly("m0", "m1");
    }

    @Test
    void twoBrowsersHearTheSame() throws IOException {
        var room = connect(Arrangement.ONE_MIX, "recvonly");
        room.enter(ANNA);
        try (var other = new WireBrowser()) {
            other.connect((MediaAnswer.Accepted) room.connect(other.offer("recvonly")));
            await().atMost(PATIENCE).until(() -> !other.heard().isEmpty());
            room.speak(ANNA, TestVoices.voice(5, 20));
            await().atMost(PATIENCE).until(() -> spoken().size() == 20);
            await().atMost(PATIENCE)
                    .until(() -> other.heard().stream()
                                    .filter(packet -> !packet.silent())
                                    .count()
                            == 20);
            assertThat(room.peers()).hasSize(2);
        }
    }

    @Test
    void senderReportsComeForEachTrack() throws IOException {
        connect(Arrangement.POOL_OF_THREE, "recvonly", "recvonly", "recvonly");
        await().atMost(PATIENCE).until(() -> browser.reports().size() >= 3);
        awaitHeard(3);
        var ssrcs = browser.heard().stream().map(HeardPacket::ssrc).toList();
        assertThat(browser.reports()).allSatisfy(report -> {
            assertThat(report[1]).isEqualTo((byte) 200);
            assertThat(ssrcs).contains(ByteBuffer.wrap(report).getInt(4));
        });
    }

    @Test
    void whatTheBrowserSendsAndReportsIsKept() throws IOException {
        var room = connect(Arrangement.ONE_MIX, "sendrecv");
        awaitHeard(1);
        var peer = room.peers().getFirst();
        for (var i = 0; i < 5; i++) {
            browser.sendRtp(0xfffffff0, i);
        }
        browser.sendRtp(7, 1);
        var about = browser.heard().getFirst().ssrc();
        browser.sendReport(report(about, 9));
        browser.sendReport(report(about + 100, 9));
        await().atMost(PATIENCE).until(() -> peer.received().equals(Map.of(0xfffffff0L, 5L, 7L, 1L)));
        await().atMost(PATIENCE).until(() -> !peer.reception().isEmpty());
        assertThat(peer.reception()).singleElement().satisfies(report -> {
            assertThat(report.ssrc()).isEqualTo(about);
            assertThat(report.lost()).isEqualTo(9);
        });
    }

    @Test
    void lostMediaAreNotHeardAndTheConnectionStays() throws IOException {
        server.impair(new Impairment(100, 0, 0));
        var room = connect(Arrangement.ONE_MIX, "recvonly");
        room.enter(ANNA);
        assertThat(room.speak(ANNA, TestVoices.voice(5, 10)).ended()).succeedsWithin(PATIENCE);
        assertThat(browser.heard()).isEmpty();
        assertThat(room.peers().getFirst().state()).isInstanceOf(PeerState.Connected.class);
        server.impair(Impairment.NONE);
        awaitHeard(1);
    }

    @Test
    void aBrowserThatHangsUpIsNoticedAtOnce() throws IOException {
        var room = connect(Arrangement.ONE_MIX, "recvonly");
        var peer = room.peers().getFirst();
        browser.hangUp();
        awaitClosed(peer, PeerState.Cause.BY_BROWSER);
        awaitNobodyIn(room);
    }

    @Test
    void aBrowserThatFallsSilentIsGivenUpAndSoIsOneThatNeverConnected() throws IOException {
        try (var impatient = MediaServer.start(
                new MediaConfig(InetAddress.getLoopbackAddress(), 0, InstantSource.system(), Duration.ofSeconds(2)))) {
            var room = impatient.room(Arrangement.ONE_MIX);
            var first = (MediaAnswer.Accepted) room.connect(browser.offer("recvonly"));
            browser.check(first);
            var second = (MediaAnswer.Accepted) room.connect(browser.offer("recvonly"));
            awaitClosed(first.peer(), PeerState.Cause.SILENT);
            awaitClosed(second.peer(), PeerState.Cause.SILENT);
            awaitNobodyIn(room);
        }
    }

    @Test
    void checksAreAnsweredAndKeepTheBrowserAlive() throws IOException {
        var room = server.room(Arrangement.ONE_MIX);
        var answer = (MediaAnswer.Accepted) room.connect(browser.offer("recvonly"));
        browser.connect(answer);
        var end = answer.peer().lastHeard().plusSeconds(1);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            browser.check(answer);
            return answer.peer().lastHeard().isAfter(end);
        });
        await().atMost(PATIENCE).until(() -> browser.responses().size() > 2);
        assertThat(answer.peer().state()).isInstanceOf(PeerState.Connected.class);
    }

    @Test
    void garbageFromAnywhereHarmsNobody() throws IOException {
        connect(Arrangement.ONE_MIX, "recvonly");
        try (var stranger = new DatagramSocket()) {
            for (var first = 0; first < 256; first++) {
                for (var length : new int[] {1, 2, 12, 40}) {
                    var junk = new byte[length];
                    junk[0] = (byte) first;
                    stranger.send(new DatagramPacket(junk, length, server.address()));
                }
            }
        }
        awaitHeard(browser.heard().size() + 20);
    }

    private MediaRoom connect(Arrangement arrangement, String... directions) throws IOException {
        var room = server.room(arrangement);
        browser.connect((MediaAnswer.Accepted) room.connect(browser.offer(directions)));
        return room;
    }

    private void awaitHeard(int packets) {
        await().atMost(PATIENCE).until(() -> browser.heard().size() >= packets);
    }

    private List<HeardPacket> spoken() {
        return browser.heard().stream().filter(packet -> !packet.silent()).toList();
    }

    private static void awaitClosed(MediaPeer peer, PeerState.Cause cause) {
        await().atMost(PATIENCE).until(() -> peer.state() instanceof PeerState.Closed);
        assertThat(((PeerState.Closed) peer.state()).cause()).isEqualTo(cause);
    }

    /** The room is told once the state has changed. */
    private static void awaitNobodyIn(MediaRoom room) {
        await().atMost(PATIENCE).until(() -> room.peers().isEmpty());
    }

    private static byte[] report(int ssrc, int lost) {
        return ByteBuffer.allocate(32)
                .putInt(0x81c90007)
                .putInt(99)
                .putInt(ssrc)
                .putInt(lost)
                .array();
    }
}
