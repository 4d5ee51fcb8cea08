package com.vomeet.manager.account;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What is kept of a secret that we made ourselves: it has 200 bits and more of its own, so that a plain hash cannot be searched.
 * Comparison takes the same time for every input.
 */
public final class SecretHash {
    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SecretHash of(Secret secret) {
        return new SecretHash(Sha256.of(secret.reveal()));
    }

    /** As it was kept. */
    public static SecretHash stored(byte[] bytes) {
        return new SecretHash(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
