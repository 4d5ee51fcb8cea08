package com.vomeet.lab.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.500Z");

    @Test
    void ntpTimeCountsFrom1900InSecondsAndFractions() {
        assertThat(NtpTime.of(Instant.EPOCH) >>> 32).isEqualTo(2_208_988_800L);
        assertThat(NtpTime.of(NOW) & 0xffff_ffffL).isEqualTo(0x8000_0000L);
        assertThat(NtpTime.middle(NOW) & 0xffff).isEqualTo(0x8000);
    }

    @Test
    void aSenderReportIsWrittenByteForByte() {
        var report = new SenderReport(0x01020304, NOW, 960, 7, 700, "ab").write();
        var ntp = HexFormat.of().toHexDigits(NtpTime.of(NOW));
        assertThat(HexFormat.of().formatHex(report))
                .isEqualTo("80c80006" + "01020304" + ntp + "000003c0" + "00000007" + "000002bc" + "81ca0003"
                        + "01020304" + "0102" + "6162" + "00000000");
    }

    @Test
    void theDescriptionAlwaysEndsWithAZero() {
        for (var name : new String[] {"", "a", "ab", "abc", "abcd", "abcde"}) {
            var report = new SenderReport(1, NOW, 0, 0, 0, name).write();
            assertThat(report.length % 4).isZero();
            assertThat(report[report.length - 1]).isZero();
            assertThat(ByteBuffer.wrap(report).getShort(30)).isEqualTo((short) ((report.length - 28) / 4 - 1));
        }
    }

    @Test
    void aReceiverReportTellsLossJitterAndRoundTrip() {
        // Seen half a second after our report, which was sent 0.6 s ago: 0.1 s on the way.
        var lastReport = NtpTime.middle(NOW.minusMillis(600));
        var report = ByteBuffer.allocate(32)
                .putInt(0x81c90007)
                .putInt(99)
                .putInt(0x01020304)
                .putInt(0x40fffffe)
                .putInt(70_000)
                .putInt(480)
                .putInt(lastReport)
                .putInt(65_536 / 2)
                .array();
        var read = ReceptionReport.readAll(report, NOW);
        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.ssrc()).isEqualTo(0x01020304);
            assertThat(one.lostPercent()).isEqualTo(25);
            assertThat(one.lost()).isEqualTo(-2);
            assertThat(one.jitter()).isEqualTo(Duration.ofMillis(10));
            assertThat(one.roundTripMillis()).isBetween(99.0, 101.0);
        });
    }

    @Test
    void beforeTheFirstSenderReportThereIsNoRoundTrip() {
        var report = ByteBuffer.allocate(32).putInt(0x81c90007).array();
        assertThat(ReceptionReport.readAll(report, NOW))
                .singleElement()
                .extracting(ReceptionReport::roundTripMillis)
                .isEqualTo(-1.0);
    }

    @Test
    void reportBlocksOfASenderAndOtherPacketsBetweenAreFound() {
        var compound = ByteBuffer.allocate(52 + 8 + 8 + 48);
        compound.putInt(0x81c8000c).position(28).putInt(1);
        compound.position(52).putInt(0x81ca0001).putInt(0);
        compound.putInt(0x80cb0001).putInt(0);
        compound.putInt(0x82c9000d).putInt(99).putInt(2).position(68 + 32).putInt(3);
        assertThat(ReceptionReport.readAll(compound.array(), NOW))
                .extracting(ReceptionReport::ssrc)
                .containsExactly(1, 2);
    }

    @Test
    void cutOffReportsAreLeftOut() {
        var report = ByteBuffer.allocate(32).putInt(0x81c90007).array();
        for (var length = 0; length < report.length; length++) {
            assertThat(ReceptionReport.readAll(Arrays.copyOf(report, length), NOW))
                    .isEmpty();
        }
    }

    @Test
    void aCountThatIsTooLargeIsNotBelieved() {
        var report = ByteBuffer.allocate(32).putInt(0x9fc90007).array();
        assertThat(ReceptionReport.readAll(report, NOW)).hasSize(1);
    }
}
