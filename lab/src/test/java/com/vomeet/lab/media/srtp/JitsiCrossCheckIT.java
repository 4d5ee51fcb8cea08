package com.vomeet.lab.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.api.Test;

/** Our SRTP and jitsi-srtp's understand each other. */
final class JitsiCrossCheckIT {
    private static final int SSRC = 77;
    private static final byte[] MATERIAL = material();
    private final SrtpSession ours = SrtpSession.ofServer(MATERIAL);

    @Test
    void theyOpenOurPacketsAcrossTheWrap() throws GeneralSecurityException {
        var theirs = theirReceiver().deriveContext(SSRC, 0);
        for (var i = 65_000; i < 132_000; i++) {
            var packet = new JitsiPacket(ours.sender().protectRtp(rtp(i)));
            assertThat(theirs.reverseTransformPacket(packet, false)).isEqualTo(SrtpErrorStatus.OK);
            if (!Arrays.equals(packet.content(), rtp(i))) {
                throw new AssertionError("packet " + i + " came out changed");
            }
        }
    }

    @Test
    void weOpenTheirPacketsAcrossTheWrap() throws GeneralSecurityException {
        var theirs = theirSender().deriveContext(SSRC, 0);
        for (var i = 65_000; i < 132_000; i++) {
            var packet = new JitsiPacket(rtp(i));
            theirs.transformPacket(packet);
            var opened = ours.receiver().openRtp(packet.content());
            if (opened.isEmpty() || !Arrays.equals(opened.get(), rtp(i))) {
                throw new AssertionError("packet " + i + " did not open");
            }
        }
    }

    @Test
    void reportsAreUnderstoodBothWays() throws GeneralSecurityException {
        SrtcpCryptoContext receiver = theirReceiver().deriveControlContext(SSRC);
        SrtcpCryptoContext sender = theirSender().deriveControlContext(SSRC);
        for (var i = 0; i < 10; i++) {
            var toThem = new JitsiPacket(ours.sender().protectRtcp(report()));
            assertThat(receiver.reverseTransformPacket(toThem)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(toThem.content()).isEqualTo(report());
            var toUs = new JitsiPacket(report());
            sender.transformPacket(toUs);
            assertThat(ours.receiver().openRtcp(toUs.content()))
                    .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(report()));
        }
    }

    @Test
    void theyRefuseWhatWasChanged() throws GeneralSecurityException {
        SrtpCryptoContext theirs = theirReceiver().deriveContext(SSRC, 0);
        var changed = ours.sender().protectRtp(rtp(1));
        changed[13] ^= 1;
        assertThat(theirs.reverseTransformPacket(new JitsiPacket(changed), false))
                .isEqualTo(SrtpErrorStatus.AUTH_FAIL);
    }

    /** The client's end: it sends with the client's key and receives with the server's. */
    private static SrtpContextFactory theirSender() {
        return factory(true, 0);
    }

    private static SrtpContextFactory theirReceiver() {
        return factory(false, 1);
    }

    private static SrtpContextFactory factory(boolean sender, int side) {
        var key = Arrays.copyOfRange(MATERIAL, 16 * side, 16 * side + 16);
        var salt = Arrays.copyOfRange(MATERIAL, 32 + 12 * side, 32 + 12 * side + 12);
        return new SrtpContextFactory(sender, key, salt, policy(), policy(), new LoggerImpl("srtp"));
    }

    private static SrtpPolicy policy() {
        return new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12);
    }

    private static byte[] rtp(int sequence) {
        return ByteBuffer.allocate(48)
                .putShort((short) 0x916f)
                .putShort((short) sequence)
                .putInt(960 * sequence)
                .putInt(SSRC)
                .putInt(101)
                .putInt(0xBEDE0001)
                .putInt(0x10900000)
                .putLong(0x0123456789abcdefL)
                .putLong(sequence)
                .array();
    }

    private static byte[] report() {
        return ByteBuffer.allocate(32).putInt(0x81c90007).putInt(SSRC).putInt(1).array();
    }

    private static byte[] material() {
        var material = new byte[SrtpSession.KEYING_MATERIAL];
        new Random(9).nextBytes(material);
        return material;
    }
}
