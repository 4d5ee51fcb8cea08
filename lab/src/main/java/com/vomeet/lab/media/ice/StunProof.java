package com.vomeet.lab.media.ice;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two check values of a STUN message (RFC 8489 sections 14.5 and 14.7). */
final class StunProof {
    /** Length of MESSAGE-INTEGRITY and of FINGERPRINT as whole attributes, with their four bytes of type and length. */
    static final int INTEGRITY_SIZE = 24;

    static final int FINGERPRINT_SIZE = 8;
    private static final int FINGERPRINT_MASK = 0x5354554e;
    private static final String HMAC = "HmacSHA1";

    /**
     * The HMAC over the first {@code length} bytes; the header's length field must already count the integrity attribute itself.
     */
    static byte[] integrity(byte[] message, int length, Secret password) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(password.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update(message, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }

    static int fingerprint(byte[] message, int length) {
        var crc = new CRC32();
        crc.update(message, 0, length);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }

    private StunProof() {}
}
