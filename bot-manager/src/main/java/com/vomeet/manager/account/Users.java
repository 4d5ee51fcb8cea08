package com.vomeet.manager.account;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.User.UserSettings;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Users as the first vomeet had them, each with an account that nobody has to know of. */
public final class Users {
    private final Jdbi jdbi;
    private final Accounts accounts;
    private final InstantSource clock;

    public Users(Jdbi jdbi, Accounts accounts, InstantSource clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.clock = clock;
    }

    public User create(Handle handle, String email, UserSettings settings) {
        var account = accounts.insert(
                handle, AccountSettings.usual(email).withMaxConcurrentBots(settings.maxConcurrentBots()));
        var id = handle.createQuery("""
                insert into users (account_id, email, name, image_url, data, created_at)
                values (:account, :email, :name, :image, cast(:data as jsonb), :now)
                returning id
                """)
                .bind("account", account.value())
                .bind("email", email)
                .bind("name", settings.name())
                .bind("image", settings.imageUrl())
                .bind("data", Json.write(settings.data()))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one();
        return find(handle, new UserId(id)).orElseThrow();
    }

    /** Those who want the same address wait for each other, until their transactions end. */
    public void lock(Handle handle, String email) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:email, 4))) taken")
                .bind("email", email)
                .mapTo(Integer.class)
                .one();
    }

    public Optional<User> find(UserId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    public Optional<User> find(Handle handle, UserId id) {
        return handle.createQuery(User.SELECT + " and u.id = :id")
                .bind("id", id.value())
                .map((row, _) -> User.read(row))
                .findOne();
    }

    public Optional<User> byEmail(String email) {
        return jdbi.withHandle(handle -> byEmail(handle, email));
    }

    public Optional<User> byEmail(Handle handle, String email) {
        return handle.createQuery(User.SELECT + " and u.email = :email")
                .bind("email", email)
                .map((row, _) -> User.read(row))
                .findOne();
    }

    /** Whose accounts these are; not every account is a user's. */
    public List<User> of(Set<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(User.SELECT + " and u.account_id in (<accounts>)")
                .bindList("accounts", accounts.stream().map(AccountId::value).toList())
                .map((row, _) -> User.read(row))
                .list());
    }

    /** In the order in which they came. */
    public List<User> list(int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(User.SELECT + " order by u.id limit :limit offset :skip")
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> User.read(row))
                .list());
    }

    /** Empty when there is no such user. */
    public Optional<User> change(Handle handle, UserId id, UnaryOperator<UserSettings> change) {
        handle.execute("select 1 from users where id = ? for no key update", id.value());
        var before = find(handle, id);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var after = change.apply(before.get().settings());
        accounts.change(
                handle, before.get().account(), account -> account.withMaxConcurrentBots(after.maxConcurrentBots()));
        handle.createUpdate("""
                update users set name = :name, image_url = :image, data = cast(:data as jsonb) where id = :id
                """)
                .bind("name", after.name())
                .bind("image", after.imageUrl())
                .bind("data", Json.write(after.data()))
                .bind("id", id.value())
                .execute();
        return find(handle, id);
    }

    /** A user's tokens are its account's keys. */
    public List<StoredKey> tokens(User user) {
        return accounts.keys().list(user.account()).stream()
                .filter(key -> key.kind() == KeyKind.TOKEN)
                .toList();
    }

    /** Whose token this is; empty when it is none that still works. */
    public Optional<AccountId> accountOfToken(Handle handle, KeyId token) {
        return handle.createQuery("""
                select account_id from api_keys where id = :id and kind = 'token' and revoked_at is null
                """)
                .bind("id", token.value())
                .mapTo(Long.class)
                .findOne()
                .map(AccountId::new);
    }
}
