package com.vomeet.lab.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SrtpSessionTest {
    private static final byte[] MATERIAL = material();
    private final SrtpSender sender = SrtpSession.ofServer(MATERIAL).sender();
    private final SrtpReceiver receiver = SrtpSession.ofServer(swapped()).receiver();

    @Test
    void theOtherEndOpensWhatWasProtected() {
        var rtp = rtp(7, 1);
        assertThat(receiver.openRtp(sender.protectRtp(rtp)))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(rtp));
    }

    @Test
    void everyPacketOpensAcrossThreeWrapsOfTheSequenceNumber() {
        for (var i = 0; i < 200_000; i++) {
            var rtp = rtp(65_000 + i, 1);
            var opened = receiver.openRtp(sender.protectRtp(rtp));
            if (opened.isEmpty() || !Arrays.equals(opened.get(), rtp)) {
                throw new AssertionError("packet " + i + " did not come through");
            }
        }
    }

    @Test
    void packetsThatOvertakeEachOtherAtTheWrapOpen() {
        var before = sender.protectRtp(rtp(65_534, 1));
        var last = sender.protectRtp(rtp(65_535, 1));
        var first = sender.protectRtp(rtp(65_536, 1));
        var second = sender.protectRtp(rtp(65_537, 1));
        for (var packet : new byte[][] {before, first, last, second}) {
            assertThat(receiver.openRtp(packet)).isPresent();
        }
    }

    @Test
    void lostPacketsAroundTheWrapDoNotLoseTheRound() {
        for (var i = 60_000; i < 140_000; i++) {
            var packet = sender.protectRtp(rtp(i, 1));
            if (i % 1000 == 0) {
                assertThat(receiver.openRtp(packet)).as("packet %d", i).isPresent();
            }
        }
    }

    @Test
    void eachStreamCountsItsOwnRounds() {
        sender.protectRtp(rtp(65_535, 1));
        sender.protectRtp(rtp(65_536, 1));
        assertThat(receiver.openRtp(sender.protectRtp(rtp(5, 2)))).isPresent();
    }

    @Test
    void aRepeatedPacketIsRefused() {
        var packet = sender.protectRtp(rtp(7, 1));
        assertThat(receiver.openRtp(packet)).isPresent();
        assertThat(receiver.openRtp(packet)).isEmpty();
    }

    @Test
    void everyChangedByteIsRefused() {
        var packet = sender.protectRtp(rtp(7, 1));
        for (var i = 0; i < packet.length; i++) {
            var changed = packet.clone();
            changed[i] ^= 4;
            assertThat(receiver.openRtp(changed)).as("byte %d", i).isEmpty();
        }
        assertThat(receiver.openRtp(packet)).isPresent();
    }

    @Test
    void everyCutIsRefused() {
        var packet = sender.protectRtp(rtp(7, 1));
        for (var length = 0; length < packet.length; length++) {
            assertThat(receiver.openRtp(Arrays.copyOf(packet, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void aPacketShorterThanItsHeaderCannotBeProtected() {
        assertThatThrownBy(() -> sender.protectRtp(new byte[11])).isInstanceOf(IllegalArgumentException.class);
        var manyContributors = rtp(7, 1);
        manyContributors[0] |= 0x0f;
        assertThatThrownBy(() -> sender.protectRtp(Arrays.copyOf(manyContributors, 30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reportsComeThroughOnceAndUnchanged() {
        var report = report();
        var first = sender.protectRtcp(report);
        var second = sender.protectRtcp(report);
        assertThat(first).isNotEqualTo(second);
        assertThat(receiver.openRtcp(second))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(report));
        assertThat(receiver.openRtcp(first)).as("late, but new").isPresent();
        assertThat(receiver.openRtcp(first)).isEmpty();
    }

    @Test
    void everyChangedByteOfAReportIsRefused() {
        var packet = sender.protectRtcp(report());
        for (var i = 0; i < packet.length; i++) {
            var changed = packet.clone();
            changed[i] ^= 4;
            assertThat(receiver.openRtcp(changed)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void aReportThatIsNotEncryptedIsRefused() {
        var packet = sender.protectRtcp(report());
        packet[packet.length - 4] &= 0x7f;
        assertThat(receiver.openRtcp(packet)).isEmpty();
        assertThat(receiver.openRtcp(new byte[27])).isEmpty();
    }

    @Test
    void oneEndCannotOpenWhatItSentItself() {
        assertThat(SrtpSession.ofServer(MATERIAL).receiver().openRtp(sender.protectRtp(rtp(7, 1))))
                .isEmpty();
    }

    @Test
    void keyingMaterialOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> SrtpSession.ofServer(new byte[60])).hasMessageContaining("60 bytes");
    }

    /** With a contributing source and an extension of one word, so that the header is longer than the least. */
    private static byte[] rtp(int sequence, int ssrc) {
        return ByteBuffer.allocate(44)
                .putShort((short) 0x916f)
                .putShort((short) sequence)
                .putInt(960 * sequence)
                .putInt(ssrc)
                .putInt(101)
                .putInt(0xBEDE0001)
                .putInt(0x10900000)
                .putLong(0x0123456789abcdefL)
                .putInt(sequence)
                .array();
    }

    private static byte[] report() {
        return ByteBuffer.allocate(32).putInt(0x81c90007).putInt(99).putInt(1).array();
    }

    private static byte[] material() {
        var material = new byte[SrtpSession.KEYING_MATERIAL];
        new Random(5).nextBytes(material);
        return material;
    }

    /** As the client would have it, if it were a server. */
    private static byte[] swapped() {
        var out = MATERIAL.clone();
        System.arraycopy(MATERIAL, 0, out, 16, 16);
        System.arraycopy(MATERIAL, 16, out, 0, 16);
        System.arraycopy(MATERIAL, 32, out, 44, 12);
        System.arraycopy(MATERIAL, 44, out, 32, 12);
        return out;
    }
}
