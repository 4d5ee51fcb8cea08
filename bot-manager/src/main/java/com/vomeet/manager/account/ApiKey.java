package com.vomeet.manager.account;

import com.vomeet.contract.Secret;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** An account's key: 40 letters and digits, of which the first eight name it. */
final class ApiKey {
    static final int LENGTH = 40;
    static final int PREFIX = 8;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private ApiKey() {}

    static Secret random(SecureRandom random) {
        return Secret.of(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** Anything else opens nothing and need not be looked for. */
    static boolean mayBe(Secret shown) {
        return shown.reveal().length() == LENGTH;
    }

    /** What may be read by everybody. */
    static String prefix(Secret key) {
        return key.reveal().substring(0, PREFIX);
    }
}
