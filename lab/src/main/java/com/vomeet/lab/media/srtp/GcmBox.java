package com.vomeet.lab.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One session key with its salt: seals and opens packets with AES-128-GCM (RFC 7714 sections 8 and 9). For one thread. */
final class GcmBox {
    static final int KEY = 16;
    static final int SALT = 12;
    static final int TAG = 16;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final Cipher cipher;

    GcmBox(byte[] key, byte[] salt) {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt.clone();
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-GCM", e);
        }
    }

    /** The packet with all after {@code header} encrypted and the tag appended; {@code more} is authenticated after the header. */
    byte[] seal(byte[] packet, int header, byte[] iv, byte[] more) {
        try {
            start(Cipher.ENCRYPT_MODE, iv, packet, header, more);
            var out = Arrays.copyOf(packet, packet.length + TAG);
            cipher.doFinal(packet, header, packet.length - header, out, header);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to encrypt", e);
        }
    }

    /** The first {@code length} bytes opened, without the tag; empty when the tag does not fit. */
    Optional<byte[]> open(byte[] packet, int length, int header, byte[] iv, byte[] more) {
        try {
            start(Cipher.DECRYPT_MODE, iv, packet, header, more);
            var out = Arrays.copyOf(packet, length - TAG);
            cipher.doFinal(packet, header, length - header, out, header);
            return Optional.of(out);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to decrypt", e);
        }
    }

    private void start(int mode, byte[] iv, byte[] packet, int header, byte[] more) throws GeneralSecurityException {
        var salted = iv.clone();
        for (var i = 0; i < SALT; i++) {
            salted[i] ^= salt[i];
        }
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, salted));
        cipher.updateAAD(packet, 0, header);
        cipher.updateAAD(more);
    }
}
