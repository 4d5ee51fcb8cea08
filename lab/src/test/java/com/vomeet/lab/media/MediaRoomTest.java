package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rooms of a running server, before any browser has connected. */
final class MediaRoomTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OFFER = """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE a b c d
            a=ice-ufrag:them
            a=fingerprint:sha-256 %s
            a=setup:actpass
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:a
            a=sendonly
            a=rtpmap:111 opus/48000/2
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:b
            a=recvonly
            a=rtpmap:111 opus/48000/2
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=mid:c
            a=recvonly
            a=rtpmap:96 VP8/90000
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:d
            a=sendrecv
            a=rtpmap:111 opus/48000/2
            """.formatted("AA:".repeat(31) + "AA");

    private final MediaServer server = MediaServer.start(MediaConfig.loopback(InstantSource.system()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theAnswerHasATrackForEachSectionThatReceives() {
        assertThat(server.room(Arrangement.POOL_OF_THREE).connect(OFFER))
                .isInstanceOfSatisfying(MediaAnswer.Accepted.class, accepted -> {
                    assertThat(section(accepted, "a")).contains("a=recvonly").doesNotContain("a=msid");
                    assertThat(section(accepted, "b")).contains("a=sendonly").contains("a=msid:slot-0 track-b");
                    assertThat(section(accepted, "c")).contains("m=video 0 ").contains("a=inactive");
                    assertThat(section(accepted, "d")).contains("a=sendrecv").contains("a=msid:slot-1 track-d");
                    assertThat(accepted.sdp()).contains("a=group:BUNDLE a b d\r\n");
                    assertThat(accepted.peer().state()).isInstanceOf(PeerState.Connecting.class);
                });
    }

    @Test
    void sectionsBeyondTheRoomsTracksGetNothing() {
        assertThat(server.room(Arrangement.ONE_MIX).connect(OFFER))
                .isInstanceOfSatisfying(MediaAnswer.Accepted.class, accepted -> {
                    assertThat(section(accepted, "b")).contains("a=msid:mainAudio-0 track-b");
                    assertThat(section(accepted, "d")).contains("a=recvonly").doesNotContain("a=msid");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "v=0, hello, NOT_SDP",
        "opus/48000/2, PCMU/8000, NO_AUDIO",
        "a=setup:actpass, a=setup:passive, NO_SECURE_TRANSPORT",
        "BUNDLE a b c d, BUNDLE a b, NOT_BUNDLED",
    })
    void aBadOfferIsRefusedWithAReason(String part, String instead, Refusal refusal) {
        var room = server.room(Arrangement.ONE_MIX);
        assertThat(room.connect(OFFER.replace(part, instead)))
                .isInstanceOfSatisfying(
                        MediaAnswer.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(room.peers()).isEmpty();
    }

    @Test
    void aFullRoomRefusesAndTakesTheNextWhenOneHasGone() {
        var room = server.room(Arrangement.ONE_MIX);
        for (var i = 0; i < 64; i++) {
            room.connect(OFFER);
        }
        assertThat(room.connect(OFFER))
                .isInstanceOfSatisfying(
                        MediaAnswer.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.ROOM_FULL));
        room.peers().getFirst().close();
        assertThat(room.connect(OFFER)).isInstanceOf(MediaAnswer.Accepted.class);
    }

    @Test
    void aClosedRoomRefusesAndHasClosedItsPeers() {
        var room = server.room(Arrangement.ONE_MIX);
        var peer = ((MediaAnswer.Accepted) room.connect(OFFER)).peer();
        room.close();
        assertThat(peer.state())
                .isInstanceOfSatisfying(
                        PeerState.Closed.class,
                        state -> assertThat(state.cause()).isEqualTo(PeerState.Cause.BY_SERVER));
        assertThat(room.connect(OFFER))
                .isInstanceOfSatisfying(
                        MediaAnswer.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.ROOM_CLOSED));
    }

    @Test
    void aSpeechTakesAsLongAsItsVoiceWhetherAnybodyListensOrNot() {
        var room = server.room(Arrangement.POOL_OF_THREE);
        room.enter(7);
        var voice = TestVoices.voice(1, 25);
        var speech = room.speak(7, voice);
        var started = speech.started().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(speech.ended()).succeedsWithin(PATIENCE).satisfies(end -> {
            assertThat(end.whole()).isTrue();
            // Up to five ticks may be sent late, and then in a row.
            assertThat(Duration.between(started, end.at()))
                    .isGreaterThan(voice.duration().minusMillis(150));
        });
        assertThat(room.active()).isEmpty();
    }

    @Test
    void whoSpeaksIsActiveWithLevelAndTrack() {
        var room = server.room(Arrangement.POOL_OF_THREE);
        room.enter(7);
        var speech = room.speak(7, TestVoices.voice(1, 100));
        speech.startedAt();
        assertThat(room.active()).singleElement().satisfies(sounding -> {
            assertThat(sounding.csrc()).isEqualTo(7);
            assertThat(sounding.track()).isZero();
        });
        assertThat(room.trackOf(7)).hasValue(0);
        speech.cancel();
        assertThat(speech.ended()).succeedsWithin(PATIENCE).matches(end -> !end.whole());
    }

    @Test
    void closingTheServerCutsOffWhatIsSaid() {
        var room = server.room(Arrangement.POOL_OF_THREE);
        room.enter(7);
        var speech = room.speak(7, TestVoices.voice(1, 100));
        server.close();
        assertThat(speech.ended()).succeedsWithin(PATIENCE).matches(end -> !end.whole());
    }

    @Test
    void aContributingSourceHas32Bits() {
        var room = server.room(Arrangement.POOL_OF_THREE);
        room.enter(0xffff_ffffL);
        assertThatThrownBy(() -> room.enter(0x1_0000_0000L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> room.enter(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPortThatIsTakenIsAnErrorThatNamesIt() {
        var taken = new MediaConfig(
                InetAddress.getLoopbackAddress(), server.address().getPort(), InstantSource.system());
        assertThatThrownBy(() -> MediaServer.start(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(Integer.toString(server.address().getPort()));
    }

    private static String section(MediaAnswer.Accepted accepted, String mid) {
        for (var section : accepted.sdp().split("(?=m=)", -1)) {
            if (section.contains("a=mid:" + mid + "\r\n")) {
                return section;
            }
        }
        throw new AssertionError("no section " + mid);
    }
}
