package com.vomeet.lab.media.ice;

import com.vomeet.contract.Secret;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes binding success responses: mapped address, integrity, fingerprint (RFC 8489 sections 14.2, 14.5, 14.7). */
final class BindingSuccess {
    private static final int TYPE = 0x0101;
    private static final int LONGEST = 128;

    /**
     * @param cookieAndId bytes 4 to 19 of the request: the magic cookie and the transaction id, which also mask the address
     */
    static byte[] write(byte[] cookieAndId, InetSocketAddress from, Secret password) {
        var out = ByteBuffer.allocate(LONGEST);
        out.putShort((short) TYPE).putShort((short) 0).put(cookieAndId);
        putMappedAddress(out, cookieAndId, from);
        countIn(out, StunProof.INTEGRITY_SIZE);
        var mac = StunProof.integrity(out.array(), out.position(), password);
        out.putShort((short) StunAttribute.MESSAGE_INTEGRITY)
                .putShort((short) mac.length)
                .put(mac);
        countIn(out, StunProof.FINGERPRINT_SIZE);
        var fingerprint = StunProof.fingerprint(out.array(), out.position());
        out.putShort((short) StunAttribute.FINGERPRINT).putShort((short) 4).putInt(fingerprint);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void putMappedAddress(ByteBuffer out, byte[] mask, InetSocketAddress from) {
        var ip = from.getAddress().getAddress();
        out.putShort((short) StunAttribute.XOR_MAPPED_ADDRESS).putShort((short) (4 + ip.length));
        out.putShort((short) (ip.length == 4 ? 1 : 2));
        out.putShort((short) (from.getPort() ^ (StunMessage.COOKIE >>> 16)));
        for (var i = 0; i < ip.length; i++) {
            out.put((byte) (ip[i] ^ mask[i]));
        }
    }

    /** Both check values cover a header whose length already includes them. */
    private static void countIn(ByteBuffer out, int next) {
        out.putShort(2, (short) (out.position() + next - StunMessage.HEADER));
    }

    private BindingSuccess() {}
}
