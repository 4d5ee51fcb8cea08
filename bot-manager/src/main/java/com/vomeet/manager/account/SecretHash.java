package com.vomeet.manager.account;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Sha256;

/** What is kept of a secret that we made ourselves: it has 200 bits and more of its own, so that a plain hash cannot be searched. */
public final class SecretHash {
    private SecretHash() {}

    public static byte[] of(Secret secret) {
        return Sha256.of(secret.reveal());
    }
}
