package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.media.rtp.ExtensionIds;
import com.vomeet.lab.media.rtp.RtpStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OutgoingTrackTest {
    private final OutgoingTrack track =
            new OutgoingTrack(new RtpStream(5, 111, new ExtensionIds(0, 0), "0"), "clock", new Random(1));

    @Test
    void numbersGoUpByOneAndTimestampsByTwentyMilliseconds() {
        var first = ByteBuffer.wrap(track.packet(100, TrackFrame.SILENT));
        var second = ByteBuffer.wrap(track.packet(101, TrackFrame.SILENT));
        assertThat(second.getShort(2) - first.getShort(2)).isEqualTo(1);
        assertThat(second.getInt(4) - first.getInt(4)).isEqualTo(960);
    }

    @Test
    void ticksThatWereLeftOutAreAGapInTimeOnly() {
        var first = ByteBuffer.wrap(track.packet(100, TrackFrame.SILENT));
        var second = ByteBuffer.wrap(track.packet(150, TrackFrame.SILENT));
        assertThat(second.getShort(2) - first.getShort(2)).isEqualTo(1);
        assertThat(second.getInt(4) - first.getInt(4)).isEqualTo(48_000);
    }

    @Test
    void theFirstNumberIsInTheLowerHalf() {
        for (var seed = 0; seed < 100; seed++) {
            var other =
                    new OutgoingTrack(new RtpStream(5, 111, new ExtensionIds(0, 0), "0"), "clock", new Random(seed));
            assertThat(ByteBuffer.wrap(other.packet(0, TrackFrame.SILENT)).getShort(2))
                    .isNotNegative();
        }
    }

    @Test
    void theMarkerIsOnTheFirstPacketAndOnEachTalkSpurt() {
        var voice = TestVoices.voice(1, 1).frames().getFirst();
        assertThat(marker(track.packet(0, TrackFrame.SILENT))).isTrue();
        assertThat(marker(track.packet(1, TrackFrame.SILENT))).isFalse();
        assertThat(marker(track.packet(2, new TrackFrame(voice, true, List.of()))))
                .isTrue();
        assertThat(marker(track.packet(3, new TrackFrame(voice, false, List.of()))))
                .isFalse();
    }

    @Test
    void aReportIsDueAtOnceAndThenEachThreeSeconds() {
        track.packet(100, TrackFrame.SILENT);
        assertThat(track.reportDue(100)).isTrue();
        var report = ByteBuffer.wrap(track.report(100, Instant.EPOCH));
        assertThat(track.reportDue(249)).isFalse();
        assertThat(track.reportDue(250)).isTrue();
        assertThat(report.getInt(4)).isEqualTo(5);
        assertThat(report.getInt(20)).as("packets").isEqualTo(1);
        assertThat(report.getInt(24)).as("octets of Opus").isEqualTo(3);
    }

    @Test
    void theReportsTimestampIsThatOfTheSamePacket() {
        var packet = ByteBuffer.wrap(track.packet(100, TrackFrame.SILENT));
        var report = ByteBuffer.wrap(track.report(100, Instant.EPOCH));
        assertThat(report.getInt(16)).isEqualTo(packet.getInt(4));
    }

    private static boolean marker(byte[] packet) {
        return packet[1] < 0;
    }
}
