package com.vomeet.manager.webhook;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints' secrets as they rest in the database: AES-256-GCM, the account's id authenticated with them, under a key that HKDF makes
 * from the signing key. They are encrypted and not hashed because it is we who sign with them.
 */
final class SecretBox {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "webhook secrets".getBytes(StandardCharsets.UTF_8);

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param before the signing key before this one; what it has sealed can still be opened */
    SecretBox(Secret signing, @Nullable Secret before) {
        this.keys = Stream.of(signing, before)
                .flatMap(Stream::ofNullable)
                .map(SecretBox::key)
                .toList();
    }

    /** @param stale sealed with the key before this one */
    record Opened(Secret secret, boolean stale) {}

    byte[] seal(Secret secret, AccountId account) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, account)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @throws IllegalStateException when no key that we have opens it */
    Opened open(byte[] sealed, AccountId account) {
        return find(sealed, account)
                .orElseThrow(() -> new IllegalStateException(
                        "a webhook's secret was encrypted with another SIGNING_KEY; rotate the secret"));
    }

    /** Empty when no key that we have opens it. */
    Optional<Opened> find(byte[] sealed, AccountId account) {
        var nonce = new byte[NONCE];
        ByteBuffer.wrap(sealed).get(nonce);
        for (int i = 0; i < keys.size(); i++) {
            try {
                var cipher = cipher(Cipher.DECRYPT_MODE, keys.get(i), nonce, account);
                var text = cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
                return Optional.of(new Opened(Secret.of(new String(text, StandardCharsets.UTF_8)), i > 0));
            } catch (GeneralSecurityException e) {
                // not sealed with this one
            }
        }
        return Optional.empty();
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, AccountId account)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(account.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static SecretKey key(Secret signing) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(signing.reveal().getBytes(StandardCharsets.UTF_8))
                    .thenExpand(PURPOSE, 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF", e);
        }
    }
}
