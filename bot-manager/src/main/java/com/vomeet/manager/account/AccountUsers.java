package com.vomeet.manager.account;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The accounts' own users. They come with the calendars that they connect: without those there are none. */
public final class AccountUsers {
    private static final String SELECT =
            "select id, account_id, external_user_id, email, name, created_at from account_users";

    private final Jdbi jdbi;

    public AccountUsers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<AccountUser> list(AccountId account, int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + " where account_id = :account order by id limit :limit offset :skip")
                .bind("account", account.value())
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> AccountUser.read(row))
                .list());
    }

    public Optional<AccountUser> find(AccountId account, String externalId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " where account_id = :account and external_user_id = :external")
                        .bind("account", account.value())
                        .bind("external", externalId)
                        .map((row, _) -> AccountUser.read(row))
                        .findOne());
    }

    /** False when there is no such user. */
    public boolean delete(Handle handle, AccountId account, String externalId) {
        return handle.createUpdate("""
                delete from account_users where account_id = :account and external_user_id = :external
                """)
                        .bind("account", account.value())
                        .bind("external", externalId)
                        .execute()
                == 1;
    }
}
