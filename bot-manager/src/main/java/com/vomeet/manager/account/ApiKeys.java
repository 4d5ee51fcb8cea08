package com.vomeet.manager.account;

import com.vomeet.contract.Secret;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The keys of all accounts, found by their prefix and opened by their hash. */
public final class ApiKeys {
    /** At once, of one account; otherwise whoever has a key could fill the table. */
    public static final int MOST = 100;

    /** Not with each request: a busy key would write as much as it reads. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A key that was made just now, which nobody can show again. */
    public record Made(StoredKey stored, Secret key) {}

    private record Candidate(
            SecretHash hash, Caller caller, @Nullable Instant lastUsed) {}

    /** Who shows this key; empty when it is unknown, revoked or expired, or its account is disabled. */
    public Optional<Caller> caller(Secret key) {
        if (!ApiKey.mayBe(key)) {
            return Optional.empty();
        }
        var hash = SecretHash.of(key);
        return jdbi.withHandle(handle -> {
            var found = candidates(handle, ":prefix", ApiKey.prefix(key)).stream()
                    .filter(candidate -> candidate.hash().equals(hash))
                    .findFirst();
            found.ifPresent(candidate -> note(handle, candidate));
            return found.map(Candidate::caller);
        });
    }

    /**
     * Whom those of these keys show that still open something. All are asked about at once, and nobody is noted: these are not used again,
     * they are still in use.
     */
    public Map<Secret, Caller> callers(Collection<Secret> keys) {
        var byHash = keys.stream()
                .filter(ApiKey::mayBe)
                .collect(Collectors.toMap(SecretHash::of, key -> key, (one, _) -> one));
        if (byHash.isEmpty()) {
            return Map.of();
        }
        var prefixes = byHash.values().stream().map(ApiKey::prefix).distinct().toArray(String[]::new);
        var callers = new HashMap<Secret, Caller>();
        for (var candidate : jdbi.withHandle(handle -> candidates(handle, "any(:prefix)", prefixes))) {
            var key = byHash.get(candidate.hash());
            if (key != null) {
                callers.put(key, candidate.caller());
            }
        }
        return callers;
    }

    private List<Candidate> candidates(Handle handle, String wanted, Object prefix) {
        return handle.createQuery("""
                select k.hash, %s from api_keys k join accounts a on a.id = k.account_id
                where k.prefix = %s and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
                    and a.enabled and a.deleted_at is null
                """.formatted(StoredKey.COLUMNS, wanted))
                .bind("prefix", prefix)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, _) -> candidate(row))
                .list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var key = StoredKey.read(row);
        return new Candidate(
                SecretHash.stored(row.getBytes(1)), new Caller(key.account(), key.id(), key.scopes()), key.lastUsed());
    }

    private void note(Handle handle, Candidate used) {
        var now = clock.instant();
        if (used.lastUsed() != null && now.isBefore(used.lastUsed().plus(NOTED_EVERY))) {
            return;
        }
        handle.createUpdate("""
                update api_keys set last_used_at = :now
                where id = :id and (last_used_at is null or last_used_at <= :before)
                """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("before", now.minus(NOTED_EVERY).atOffset(ZoneOffset.UTC))
                .bind("id", used.caller().key().value())
                .execute();
    }

    /** Empty when the account has as many as it may have. */
    public Optional<Made> make(AccountId account, NewKey wanted) {
        return jdbi.inTransaction(handle -> make(handle, account, wanted));
    }

    public Optional<Made> make(Handle handle, AccountId account, NewKey wanted) {
        // One after the other, so that the count holds.
        handle.execute("select 1 from accounts where id = ? for no key update", account.value());
        return working(handle, account) < MOST ? Optional.of(insert(handle, account, wanted)) : Optional.empty();
    }

    private long working(Handle handle, AccountId account) {
        var now = clock.instant();
        return list(handle, account).stream()
                .filter(key -> key.expires() == null || key.expires().isAfter(now))
                .count();
    }

    Made insert(Handle handle, AccountId account, NewKey wanted) {
        var key = ApiKey.random(random);
        var stored = handle.createQuery("""
                insert into api_keys as k (account_id, prefix, hash, kind, name, scopes, expires_at, created_at)
                values (:account, :prefix, :hash, :kind, :name, :scopes, :expires, :now)
                returning %s
                """.formatted(StoredKey.COLUMNS))
                .bind("account", account.value())
                .bind("prefix", ApiKey.prefix(key))
                .bind("hash", SecretHash.of(key).bytes())
                .bind("kind", wanted.kind().wire())
                .bind("name", wanted.name())
                .bind("scopes", Scope.stored(wanted.scopes()))
                .bind(
                        "expires",
                        wanted.expires() == null ? null : wanted.expires().atOffset(ZoneOffset.UTC))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, _) -> StoredKey.read(row))
                .one();
        return new Made(stored, key);
    }

    /** Those that are not revoked, oldest first. */
    public List<StoredKey> list(AccountId account) {
        return jdbi.withHandle(handle -> list(handle, account));
    }

    private static List<StoredKey> list(Handle handle, AccountId account) {
        return handle.createQuery("""
                select %s from api_keys k where k.account_id = :account and k.revoked_at is null order by k.id
                """.formatted(StoredKey.COLUMNS))
                .bind("account", account.value())
                .map((row, _) -> StoredKey.read(row))
                .list();
    }

    /** From now on it opens nothing. False when the account has no such key. */
    public boolean revoke(AccountId account, KeyId key) {
        return jdbi.withHandle(handle -> revoke(handle, account, key));
    }

    public boolean revoke(Handle handle, AccountId account, KeyId key) {
        return handle.createUpdate("""
                update api_keys set revoked_at = :now where id = :id and account_id = :account and revoked_at is null
                """)
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("id", key.value())
                        .bind("account", account.value())
                        .execute()
                == 1;
    }

    /** Makes the account's own key anew; the old one opens nothing from now on, others stay. */
    public Made replaceMain(Handle handle, AccountId account) {
        handle.createUpdate("""
                update api_keys set revoked_at = :now where account_id = :account and kind = 'main' and revoked_at is null
                """)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("account", account.value())
                .execute();
        return insert(handle, account, NewKey.main());
    }
}
