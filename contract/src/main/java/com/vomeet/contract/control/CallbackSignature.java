package com.vomeet.contract.control;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a bot posts: {@code sha256=} and the hexadecimal HMAC-SHA-256, by the bot's own secret, over the timestamp header, a
 * full stop and the body's bytes.
 */
public final class CallbackSignature {
    public static final String TIMESTAMP_HEADER = "X-Vomeet-Timestamp";
    public static final String SIGNATURE_HEADER = "X-Vomeet-Signature";
    /** A signature older or newer than this is refused. Reports that are retried are signed anew each time. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private CallbackSignature() {}

    public static String sign(Secret secret, long unixSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((unixSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    public static boolean holds(Secret secret, long unixSeconds, byte[] body, String signature, Instant now) {
        return isTimely(unixSeconds, now)
                && MessageDigest.isEqual(
                        sign(secret, unixSeconds, body).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** The sender chooses the number: one that is no moment at all must be refused too. */
    public static boolean isTimely(long unixSeconds, Instant now) {
        if (unixSeconds < Instant.MIN.getEpochSecond() || unixSeconds > Instant.MAX.getEpochSecond()) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(unixSeconds), now).abs();
        return age.compareTo(TOLERANCE) <= 0;
    }
}
