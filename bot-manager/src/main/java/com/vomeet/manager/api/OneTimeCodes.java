package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Codes for a link that signs a browser in at once: {@code /app/enter?code=...}. Each works once, within ten minutes, in this
 * process. When too many wait, the oldest stops working. For many threads.
 */
public final class OneTimeCodes {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int MOST = 100;
    private static final int CODE_BYTES = 24;

    private record Grant(AccountId account, Instant expires) {}

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<Secret, Grant> grants = new LinkedHashMap<>();

    public OneTimeCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** A code for this account. */
    public Secret create(AccountId account) {
        var bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        var code = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        synchronized (grants) {
            while (grants.size() >= MOST) {
                grants.pollFirstEntry();
            }
            grants.put(code, new Grant(account, clock.instant().plus(LIFETIME)));
        }
        return code;
    }

    /** Takes a code; it does not work again. */
    Optional<AccountId> redeem(Secret code) {
        synchronized (grants) {
            return Optional.ofNullable(grants.remove(code))
                    .filter(grant -> clock.instant().isBefore(grant.expires()))
                    .map(Grant::account);
        }
    }
}
