package com.vomeet.manager.webhook;

import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's calls are signed with.
 *
 * @param before the secret before this one while both count; null afterwards
 */
record SigningSecrets(Secret current, @Nullable Secret before) {
    private static final int LENGTH = 32;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** 32 letters and digits, as the first vomeet made them. */
    static Secret random(SecureRandom random) {
        return Secret.of(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    /**
     * As the first vomeet signed: the body alone. There is room for one signature; while two secrets count it is the older one's, which
     * the receiver knows for sure.
     */
    String classic(byte[] body) {
        return "sha256=" + hex(Objects.requireNonNullElse(before, current), new byte[0], body);
    }

    /** {@code t=SECONDS,v1=HEX}: the time, a full stop and the body; a second {@code v1} by the older secret while both count. */
    String timed(Instant now, byte[] body) {
        var seconds = now.getEpochSecond();
        var prefix = (seconds + ".").getBytes(StandardCharsets.US_ASCII);
        return Stream.of(current, before)
                .flatMap(Stream::ofNullable)
                .map(secret -> ",v1=" + hex(secret, prefix, body))
                .collect(Collectors.joining("", "t=" + seconds, ""));
    }

    private static String hex(Secret secret, byte[] prefix, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(prefix);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
