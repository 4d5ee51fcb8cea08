package com.vomeet.lab.media.dtls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 hash of a certificate as {@code a=fingerprint} writes it (RFC 8122 section 5).
 *
 * @param value 32 upper-case hex pairs between colons
 */
public record Fingerprint(String value) {
    private static final Pattern FORM = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");

    public Fingerprint {
        value = value.toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no SHA-256 fingerprint: " + value);
        }
    }

    static Fingerprint of(byte[] certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate);
            return new Fingerprint(HexFormat.ofDelimiter(":").formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
