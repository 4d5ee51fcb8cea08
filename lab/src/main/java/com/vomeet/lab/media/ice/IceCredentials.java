package com.vomeet.lab.media.ice;

import com.vomeet.contract.Secret;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * User fragment and password of one end of an ICE session (RFC 8445 section 5.3: at least 24 and 128 bits of randomness).
 *
 * @param ufrag finds the peer that a check is meant for
 * @param password key of the checks' MESSAGE-INTEGRITY
 */
public record IceCredentials(String ufrag, Secret password) {
    /** ice-char of RFC 8839 section 5.4: 64 characters, so 6 bits each. */
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final SecureRandom RANDOM = new SecureRandom();

    public static IceCredentials generate() {
        return new IceCredentials(token(8), Secret.of(token(24)));
    }

    private static String token(int length) {
        return RANDOM.ints(length, 0, ICE_CHARS.length())
                .mapToObj(i -> ICE_CHARS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
