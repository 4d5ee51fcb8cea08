package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Caller;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.account.SecretHash;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Browsers that are signed in. Only hashes are kept; an account, or the operator, has so many at most, then the oldest ends. */
final class PageSessions {
    static final Duration LIFETIME = Duration.ofDays(7);
    static final int MOST = 50;
    private static final int SECRET_BYTES = 32;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    PageSessions(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Signs a browser in by a link, with all rights. */
    Secret open(AccountId account) {
        return open(account, null, null);
    }

    /** Signs a browser in by a key; the session may what the key may, for as long as that works. */
    Secret open(Caller caller) {
        return open(caller.account(), caller.key(), null);
    }

    /** Signs an operator's browser in, who is named as the audit names him. */
    Secret openOperator(String name) {
        return open(null, null, name);
    }

    private Secret open(@Nullable AccountId account, @Nullable KeyId key, @Nullable String operator) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                    delete from page_sessions where expires_at <= :now or hash in (
                        select hash from page_sessions where account_id = :account or operator = :operator
                        order by created_at desc offset :keep)
                    """)
                    .bind("now", now)
                    .bind("account", number(account))
                    .bind("operator", operator)
                    .bind("keep", MOST - 1)
                    .execute();
            handle.createUpdate("""
                    insert into page_sessions (hash, account_id, key_id, operator, created_at, expires_at)
                    values (:hash, :account, :key, :operator, :now, :expires)
                    """)
                    .bind("hash", SecretHash.of(secret).bytes())
                    .bind("account", number(account))
                    .bind("operator", operator)
                    .bind("key", key == null ? null : key.value())
                    .bind("now", now)
                    .bind("expires", now.plus(LIFETIME))
                    .execute();
        });
        return secret;
    }

    private static @Nullable Long number(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    /** Whose browser it is; empty when the session has ended, its key is revoked or expired, or the account is disabled. */
    Optional<Caller> caller(Secret secret) {
        return Optional.ofNullable(callers(List.of(secret)).get(secret));
    }

    /** Whose browsers those of these are that are still signed in; all are asked about at once. */
    Map<Secret, Caller> callers(Collection<Secret> secrets) {
        if (secrets.isEmpty()) {
            return Map.of();
        }
        var byHash = secrets.stream().collect(Collectors.toMap(SecretHash::of, secret -> secret));
        return jdbi.withHandle(handle -> handle.createQuery("""
                select s.hash, s.account_id, s.key_id, k.scopes
                from page_sessions s join accounts a on a.id = s.account_id left join api_keys k on k.id = s.key_id
                where s.hash in (<hashes>) and s.expires_at > :now and a.enabled and a.deleted_at is null
                    and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
                """)
                .bindList(
                        "hashes",
                        byHash.keySet().stream().map(SecretHash::bytes).toList())
                .bind("now", clock.instant())
                .map((row, _) -> Map.entry(
                        Objects.requireNonNull(byHash.get(SecretHash.stored(row.getBytes("hash")))), caller(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Caller caller(ResultSet row) throws SQLException {
        var account = new AccountId(row.getLong("account_id"));
        var key = row.getObject("key_id", Long.class);
        return new Caller(
                account,
                key == null ? KeyId.ofPages(account) : new KeyId(key),
                Scope.ofStored(row.getString("scopes")));
    }

    /** The operator's name whose browser it is; whether his key still opens anything is for others to say. */
    Optional<String> operator(Secret secret) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select operator from page_sessions where hash = :hash and expires_at > :now and operator is not null
                """)
                .bind("hash", SecretHash.of(secret).bytes())
                .bind("now", clock.instant())
                .mapTo(String.class)
                .findOne());
    }

    void end(Secret secret) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from page_sessions where hash = :hash")
                .bind("hash", SecretHash.of(secret).bytes())
                .execute());
    }
}
