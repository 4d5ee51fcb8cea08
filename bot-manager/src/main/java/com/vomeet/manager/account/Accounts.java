package com.vomeet.manager.account;

import com.vomeet.contract.Secret;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The accounts, and who a key belongs to. */
public final class Accounts {
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final ApiKeys keys;

    public Accounts(Jdbi jdbi) {
        this(jdbi, InstantSource.system());
    }

    public Accounts(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.keys = new ApiKeys(jdbi, clock);
    }

    /** An account that was made just now, with its key, which nobody can show again. */
    public record Created(Account account, Secret key) {}

    public ApiKeys keys() {
        return keys;
    }

    public Created create(String name) {
        return create(name, AccountSettings.DEFAULT_SEATS);
    }

    /** @param seats how many bots at once; 0 means no limit */
    public Created create(String name, int seats) {
        var settings = AccountSettings.usual(name).withMaxConcurrentBots(seats);
        return jdbi.inTransaction(handle -> create(handle, settings));
    }

    public Created create(Handle handle, AccountSettings settings) {
        var id = insert(handle, settings);
        var key = keys.insert(handle, id, NewKey.main()).key();
        return new Created(find(handle, id).orElseThrow(), key);
    }

    /** Without a key. */
    AccountId insert(Handle handle, AccountSettings settings) {
        return handle.createQuery("""
                insert into accounts (name, max_concurrent_bots, enabled, retention_days, google_client_id,
                    created_at, updated_at)
                values (:name, :seats, :enabled, :days, :client, :now, :now)
                returning id
                """)
                .bind("name", settings.name())
                .bind("seats", settings.maxConcurrentBots())
                .bind("enabled", settings.enabled())
                .bind("days", settings.retentionDays())
                .bind("client", settings.googleClientId())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .map(AccountId::new)
                .one();
    }

    /** Whose key this is; empty for an unknown or revoked key and for a disabled account. */
    public Optional<AccountId> find(Secret key) {
        return keys.caller(key).map(Caller::account);
    }

    public Optional<Account> find(AccountId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    public Optional<Account> find(Handle handle, AccountId id) {
        return handle.createQuery(Account.SELECT + " and a.id = :id")
                .bind("id", id.value())
                .map((row, _) -> Account.read(row))
                .findOne();
    }

    /** Newest first, without those of users, which are listed with them. */
    public List<Account> list(AccountPage page) {
        return jdbi.withHandle(handle -> handle.createQuery(Account.SELECT + """
                and (a.enabled or :disabled) and not exists (select 1 from users u where u.account_id = a.id)
                order by a.id desc limit :limit offset :skip
                """)
                .bind("disabled", page.includeDisabled())
                .bind("limit", page.limit())
                .bind("skip", page.skip())
                .map((row, _) -> Account.read(row))
                .list());
    }

    /** Changes it, whatever others change meanwhile; empty when there is none. */
    public Optional<Account> change(Handle handle, AccountId id, UnaryOperator<AccountSettings> change) {
        handle.execute("select 1 from accounts where id = ? for no key update", id.value());
        var before = find(handle, id);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        update(handle, id, change.apply(before.get().settings()));
        return find(handle, id);
    }

    private void update(Handle handle, AccountId id, AccountSettings settings) {
        handle.createUpdate("""
                update accounts set name = :name, max_concurrent_bots = :seats, enabled = :enabled,
                    retention_days = :days, google_client_id = :client, updated_at = :now
                where id = :id
                """)
                .bind("name", settings.name())
                .bind("seats", settings.maxConcurrentBots())
                .bind("enabled", settings.enabled())
                .bind("days", settings.retentionDays())
                .bind("client", settings.googleClientId())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("id", id.value())
                .execute();
    }

    /** From now on it is not found and none of its keys works; what it has left goes later. False when there is none. */
    public boolean leave(Handle handle, AccountId id) {
        var left = handle.createUpdate("""
                update accounts set deleted_at = :now, enabled = false, updated_at = :now
                where id = :id and deleted_at is null
                """)
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("id", id.value())
                        .execute()
                == 1;
        // An address may be used again at once.
        handle.execute("delete from users where account_id = ?", id.value());
        handle.execute("delete from account_users where account_id = ?", id.value());
        return left;
    }
}
