package com.vomeet.manager.bot;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256, with a key of its own for each purpose, so that what one purpose shows does not open another. */
public final class Hmac {
    private final SecretKeySpec key;

    private Hmac(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public static Hmac forPurpose(Secret signing, String purpose) {
        var root = new Hmac(signing.reveal().getBytes(StandardCharsets.UTF_8));
        return new Hmac(root.of(purpose));
    }

    public byte[] of(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
