package com.vomeet.lab.media.ice;

import com.vomeet.contract.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes checks as browsers send them. */
public final class TestCheck {
    public static byte[] write(String ufrag, String password, boolean nominate) {
        var name = (ufrag + ":them").getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(200);
        out.putShort((short) 1).putShort((short) 0).putInt(StunMessage.COOKIE).position(StunMessage.HEADER);
        out.putShort((short) StunAttribute.USERNAME).putShort((short) name.length);
        out.put(name).position((out.position() + 3) & ~3);
        if (nominate) {
            out.putShort((short) StunAttribute.USE_CANDIDATE).putShort((short) 0);
        }
        out.putShort(2, (short) (out.position() + StunProof.INTEGRITY_SIZE - StunMessage.HEADER));
        var mac = StunProof.integrity(out.array(), out.position(), Secret.of(password));
        out.putShort((short) StunAttribute.MESSAGE_INTEGRITY)
                .putShort((short) 20)
                .put(mac);
        return Arrays.copyOf(out.array(), out.position());
    }

    private TestCheck() {}
}
