package com.vomeet.manager.account;

import com.vomeet.contract.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The accounts and who a key belongs to. */
public final class Accounts {
    public static final int DEFAULT_SEATS = 5;

    private static final RowMapper<Account> ACCOUNT = (rs, _) -> new Account(
            new AccountId(rs.getLong("id")),
            rs.getString("name"),
            rs.getInt("max_concurrent_bots"),
            rs.getBoolean("enabled"),
            rs.getObject("created_at", OffsetDateTime.class).toInstant(),
            rs.getObject("updated_at", OffsetDateTime.class).toInstant());

    private final Jdbi jdbi;
    private final SecureRandom random = new SecureRandom();

    public Accounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account that was made just now, with its key, which nobody can show again. */
    public record Created(Account account, Secret key) {}

    public Created create(String name) {
        return create(name, DEFAULT_SEATS);
    }

    /** @param seats how many bots at once; 0 means no limit */
    public Created create(String name, int seats) {
        var key = ApiKey.random(random);
        var account = jdbi.inTransaction(handle -> {
            var created = handle.createQuery("""
                insert into accounts (name, max_concurrent_bots) values (:name, :seats)
                returning id, name, max_concurrent_bots, enabled, created_at, updated_at
                """)
                    .bind("name", name)
                    .bind("seats", seats)
                    .map(ACCOUNT)
                    .one();
            insertKey(handle, created.id(), key);
            return created;
        });
        return new Created(account, key);
    }

    /** Whose key this is; empty for an unknown or revoked key and for a disabled account. */
    public Optional<AccountId> find(Secret key) {
        if (key.reveal().length() != ApiKey.LENGTH) {
            return Optional.empty();
        }
        var hash = SecretHash.of(key);
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                    select k.account_id, k.hash from api_keys k join accounts a on a.id = k.account_id
                    where k.prefix = :prefix and k.revoked_at is null and a.enabled
                    """)
                .bind("prefix", ApiKey.prefix(key))
                .map((rs, _) -> new Candidate(new AccountId(rs.getLong(1)), rs.getBytes(2)))
                .stream()
                .filter(c -> MessageDigest.isEqual(hash, c.hash()))
                .map(Candidate::account)
                .findFirst());
    }

    private static void insertKey(Handle handle, AccountId account, Secret key) {
        handle.createUpdate("insert into api_keys (account_id, prefix, hash) values (:account, :prefix, :hash)")
                .bind("account", account.value())
                .bind("prefix", ApiKey.prefix(key))
                .bind("hash", SecretHash.of(key))
                .execute();
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one comparison
    private record Candidate(AccountId account, byte[] hash) {}
}
