package com.vomeet.lab.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The AES-CM key derivation of RFC 3711 section 4.3 with a key derivation rate of 0: one set of session keys for the whole session. */
final class KeyDerivation {
    static final int RTP_KEY = 0;
    static final int RTP_SALT = 2;
    static final int RTCP_KEY = 3;
    static final int RTCP_SALT = 5;
    /** The label is the most significant byte of the 7-byte key id, which is added to the right end of a 14-byte salt. */
    private static final int LABEL_AT = 7;

    private final byte[] masterKey;
    private final byte[] masterSalt;

    /** A 12-byte salt, as GCM has it, is taken as 14 bytes with zeros at the right (RFC 7714 section 11). */
    KeyDerivation(byte[] masterKey, byte[] masterSalt) {
        this.masterKey = masterKey.clone();
        this.masterSalt = masterSalt.clone();
    }

    byte[] derive(int label, int length) {
        var counter = Arrays.copyOf(masterSalt, 16);
        counter[LABEL_AT] ^= (byte) label;
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES in counter mode", e);
        }
    }
}
