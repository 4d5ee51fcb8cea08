package com.vomeet.manager.admin;

import com.vomeet.manager.account.Account;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.AccountSettings;
import com.vomeet.manager.account.AccountUsers;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.NewKey;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** What an administrator does to accounts and their keys; each change is written down with it. */
public final class AccountDesk {
    private final Jdbi jdbi;
    private final Accounts accounts;
    private final AccountUsers users;
    private final Audit audit;

    public AccountDesk(Jdbi jdbi, Accounts accounts, Audit audit) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.users = new AccountUsers(jdbi);
        this.audit = audit;
    }

    public Accounts.Created create(Actor actor, AccountSettings settings) {
        return create(actor, settings, _ -> {});
    }

    /** @param also what is kept elsewhere of it */
    public Accounts.Created create(Actor actor, AccountSettings settings, Consumer<AccountId> also) {
        return jdbi.inTransaction(handle -> {
            var created = accounts.create(handle, settings);
            also.accept(created.account().id());
            audit.write(
                    handle,
                    actor,
                    AdminAction.CREATE_ACCOUNT,
                    target(created.account().id()));
            return created;
        });
    }

    /** Empty when there is no such account. */
    public Optional<Account> change(Actor actor, AccountId id, AccountChange change) {
        return jdbi.inTransaction(handle -> {
            var changed = accounts.change(handle, id, change.settings());
            changed.ifPresent(_ -> {
                change.also().accept(id);
                audit.write(handle, actor, AdminAction.CHANGE_ACCOUNT, target(id), change.fields());
            });
            return changed;
        });
    }

    /** Empty when there is no such account. */
    public Optional<Account> renewWebhookSecret(Actor actor, AccountId id, Consumer<AccountId> renew) {
        return jdbi.inTransaction(handle -> {
            var found = accounts.find(handle, id);
            found.ifPresent(_ -> {
                renew.accept(id);
                audit.write(handle, actor, AdminAction.RENEW_WEBHOOK_SECRET, target(id));
            });
            return found;
        });
    }

    /** The account's own key anew. Empty when there is no such account. */
    public Optional<Accounts.Created> renewKey(Actor actor, AccountId id) {
        return jdbi.inTransaction(handle -> accounts.find(handle, id).map(_ -> {
            var key = accounts.keys().replaceMain(handle, id).key();
            audit.write(handle, actor, AdminAction.RENEW_ACCOUNT_KEY, target(id));
            return new Accounts.Created(accounts.find(handle, id).orElseThrow(), key);
        }));
    }

    /** Its keys end now; its bots are called back and its meetings erased soon. False when there is no such account. */
    public boolean delete(Actor actor, AccountId id) {
        return jdbi.inTransaction(handle -> {
            var deleted = accounts.leave(handle, id);
            if (deleted) {
                audit.write(handle, actor, AdminAction.DELETE_ACCOUNT, target(id));
            }
            return deleted;
        });
    }

    /** False when the account has no such user. */
    public boolean deleteUser(Actor actor, AccountId id, String externalId) {
        return jdbi.inTransaction(handle -> {
            var deleted = users.delete(handle, id, externalId);
            if (deleted) {
                // Not by the name that the account gave it: that may be an address of somebody.
                audit.write(handle, actor, AdminAction.DELETE_ACCOUNT_USER, target(id));
            }
            return deleted;
        });
    }

    /** What came of asking for a key. */
    public sealed interface KeyOutcome {
        record Made(ApiKeys.Made made) implements KeyOutcome {}

        record NoAccount() implements KeyOutcome {}

        record TooMany() implements KeyOutcome {}
    }

    public KeyOutcome makeKey(Actor actor, AccountId id, NewKey wanted) {
        return jdbi.inTransaction(handle -> {
            if (accounts.find(handle, id).isEmpty()) {
                return new KeyOutcome.NoAccount();
            }
            var made = accounts.keys().make(handle, id, wanted);
            made.ifPresent(key -> audit.write(
                    handle,
                    actor,
                    AdminAction.CREATE_KEY,
                    target(id) + " key:" + key.stored().id()));
            return made.<KeyOutcome>map(KeyOutcome.Made::new).orElseGet(KeyOutcome.TooMany::new);
        });
    }

    /** False when the account has no such key. */
    public boolean revokeKey(Actor actor, AccountId id, KeyId key) {
        return jdbi.inTransaction(handle -> {
            var revoked = accounts.keys().revoke(handle, id, key);
            if (revoked) {
                audit.write(handle, actor, AdminAction.REVOKE_KEY, target(id) + " key:" + key);
            }
            return revoked;
        });
    }

    static String target(AccountId id) {
        return "account:" + id;
    }
}
