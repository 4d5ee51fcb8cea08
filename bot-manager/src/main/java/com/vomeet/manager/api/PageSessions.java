package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.SecretHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Browsers that are signed in. Only hashes are kept; an account has so many at most, then its oldest ends. */
final class PageSessions {
    static final Duration LIFETIME = Duration.ofDays(7);
    static final int PER_ACCOUNT = 50;
    private static final int SECRET_BYTES = 32;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    PageSessions(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Signs a browser in. */
    Secret open(AccountId account) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                delete from page_sessions where expires_at <= :now or hash in (
                    select hash from page_sessions where account_id = :account
                    order by created_at desc offset :keep)
                """)
                    .bind("now", now)
                    .bind("account", account.value())
                    .bind("keep", PER_ACCOUNT - 1)
                    .execute();
            handle.createUpdate("""
                insert into page_sessions (hash, account_id, created_at, expires_at)
                values (:hash, :account, :now, :expires)
                """)
                    .bind("hash", SecretHash.of(secret))
                    .bind("account", account.value())
                    .bind("now", now)
                    .bind("expires", now.plus(LIFETIME))
                    .execute();
        });
        return secret;
    }

    /** Whose browser it is; empty when the session has ended or the account is disabled. */
    Optional<AccountId> account(Secret secret) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select s.account_id from page_sessions s join accounts a on a.id = s.account_id
            where s.hash = :hash and s.expires_at > :now and a.enabled
            """)
                .bind("hash", SecretHash.of(secret))
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .map(AccountId::new)
                .findOne());
    }

    void end(Secret secret) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from page_sessions where hash = :hash")
                .bind("hash", SecretHash.of(secret))
                .execute());
    }
}
